namespace GraphQL.Engine.Language;

/// <summary>A place in a source text.</summary>
/// <param name="Line">From 1; lines end with LF, CR or CRLF.</param>
/// <param name="Column">From 1, in UTF-16 units, as graphql-js counts.</param>
public readonly record struct SourceLocation(int Line, int Column);
