using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>A named fragment.</summary>
public sealed class FragmentDefinitionNode : DefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>Legacy fragment variables; empty unless the parser was told to allow them.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; init; } = [];

    /// <summary>The type it applies to.</summary>
    public required NamedTypeNode TypeCondition { get; init; }

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>Its selections.</summary>
    public required SelectionSetNode SelectionSet { get; init; }
}
