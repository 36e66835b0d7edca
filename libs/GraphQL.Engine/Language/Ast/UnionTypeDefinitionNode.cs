using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary><c>union Name = A | B</c>, or its extension.</summary>
public sealed class UnionTypeDefinitionNode : TypeDefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.UnionTypeExtension : SyntaxKind.UnionTypeDefinition;

    /// <summary>The members in order.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; init; } = [];
}
