namespace GraphQL.Engine.Language;

/// <summary>A reference to a type by name.</summary>
public sealed class NamedTypeNode : TypeNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NamedType;

    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }
}
