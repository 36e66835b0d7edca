namespace GraphQL.Engine.Language;

/// <summary>A name as written.</summary>
public sealed class NameNode : SyntaxNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Name;

    /// <summary>The text; equal names of one document are one string.</summary>
    public required string Value { get; init; }
}
