namespace GraphQL.Engine.Language;

/// <summary>
/// Reads GraphQL documents of the September 2025 specification: operations, fragments, type system definitions and extensions. Errors are
/// worded and placed as by graphql-js 16. Input may be hostile: depth is bounded, work is linear in the length of the text.
/// </summary>
public static class Parser
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not a document, or exceeds a limit.</exception>
    public static DocumentNode Parse(Source source, ParseOptions? options = null) => new DocumentParser(source, options).ParseDocument();

    /// <summary>Reads a document.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not a document, or exceeds a limit.</exception>
    public static DocumentNode Parse(string text, ParseOptions? options = null) => Parse(new Source(text), options);

    /// <summary>Reads a value, which may contain variables.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not one value.</exception>
    public static ValueNode ParseValue(Source source, ParseOptions? options = null) =>
        new DocumentParser(source, options).ParseWhole(parser => parser.ParseValue(isConst: false));

    /// <summary>Reads a value without variables.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not one constant value.</exception>
    public static ValueNode ParseConstValue(Source source, ParseOptions? options = null) =>
        new DocumentParser(source, options).ParseWhole(parser => parser.ParseValue(isConst: true));

    /// <summary>Reads a type reference such as <c>[ID!]!</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not one type reference.</exception>
    public static TypeNode ParseType(Source source, ParseOptions? options = null) =>
        new DocumentParser(source, options).ParseWhole(parser => parser.ParseTypeReference());
}
