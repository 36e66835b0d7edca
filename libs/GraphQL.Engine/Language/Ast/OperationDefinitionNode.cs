using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>A query, mutation or subscription.</summary>
public sealed class OperationDefinitionNode : DefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>What it does.</summary>
    public required OperationType Operation { get; init; }

    /// <summary>The name, or null for an anonymous operation.</summary>
    public NameNode? Name { get; init; }

    /// <summary>The variables declared.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; init; } = [];

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>The selections on the root type.</summary>
    public required SelectionSetNode SelectionSet { get; init; }
}
