namespace GraphQL.Engine.Language;

/// <summary>A name that is not true, false or null.</summary>
public sealed class EnumValueNode : ValueNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    /// <summary>The name.</summary>
    public required string Value { get; init; }
}
