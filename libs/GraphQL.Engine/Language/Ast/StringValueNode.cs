namespace GraphQL.Engine.Language;

/// <summary>A string or block string.</summary>
public sealed class StringValueNode : ValueNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.StringValue;

    /// <summary>The text, escapes and indentation resolved.</summary>
    public required string Value { get; init; }

    /// <summary>Whether it was written in triple quotes.</summary>
    public bool Block { get; init; }
}
