namespace GraphQL.Engine.Language;

/// <summary>The part of a source that a node was read from.</summary>
/// <param name="Source">The source, or null when the node has no place in one.</param>
/// <param name="Start">The first UTF-16 unit of the first token.</param>
/// <param name="End">One past the last UTF-16 unit of the last token.</param>
public readonly record struct Location(Source? Source, int Start, int End)
{
    /// <summary>The line and column of the first token, or null when the node has no place in a source.</summary>
    public SourceLocation? Position => Source?.GetLocation(Start);
}
