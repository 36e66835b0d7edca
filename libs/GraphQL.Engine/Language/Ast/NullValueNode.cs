namespace GraphQL.Engine.Language;

/// <summary><c>null</c>.</summary>
public sealed class NullValueNode : ValueNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NullValue;
}
