using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary><c>interface Name</c>, or its extension.</summary>
public sealed class InterfaceTypeDefinitionNode : TypeDefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.InterfaceTypeExtension : SyntaxKind.InterfaceTypeDefinition;

    /// <summary>The interfaces implemented.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    /// <summary>The fields in order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; init; } = [];
}
