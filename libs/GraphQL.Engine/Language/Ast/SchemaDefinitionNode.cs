using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary><c>schema { }</c> or <c>extend schema { }</c>.</summary>
public sealed class SchemaDefinitionNode : DefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.SchemaExtension : SyntaxKind.SchemaDefinition;

    /// <summary>Whether it is <c>extend schema</c>.</summary>
    public bool IsExtension { get; init; }

    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>The root types.</summary>
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; init; } = [];
}
