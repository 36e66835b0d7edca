namespace GraphQL.Engine.Language;

/// <summary>An integer literal.</summary>
public sealed class IntValueNode : ValueNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.IntValue;

    /// <summary>The digits as written.</summary>
    public required string Value { get; init; }
}
