using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary><c>type Name</c>, or its extension.</summary>
public sealed class ObjectTypeDefinitionNode : TypeDefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.ObjectTypeExtension : SyntaxKind.ObjectTypeDefinition;

    /// <summary>The interfaces implemented.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    /// <summary>The fields in order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; init; } = [];
}
