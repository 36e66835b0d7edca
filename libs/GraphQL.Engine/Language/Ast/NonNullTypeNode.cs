namespace GraphQL.Engine.Language;

/// <summary><c>Type!</c>.</summary>
public sealed class NonNullTypeNode : TypeNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    /// <summary>A named or list type.</summary>
    public required TypeNode Type { get; init; }
}
