using GraphQL.Engine.Language;

namespace GraphQL.Engine.Tests.Language;

public sealed class ParserLimitTests
{
    private const int Huge = 100_000;

    public static TheoryData<string> DeepSources =>
    [
        Nest("{ a ", " }"),
        Nest("{ ... ", " }"),
        $"{{ a(x: {Nest("[", "]")}) }}",
        $"{{ a(x: {Nest("{x: ", "}", "1")}) }}",
        $"query ($x: {Nest("[", "]", "Int")}) {{ a }}",
        $"type T {{ a: {Nest("[", "]", "Int")} }}",
        Nest("{ a ", ""),
        "{ a(x: " + Nest("[", ""),
    ];

    [Theory]
    [MemberData(nameof(DeepSources), DisableDiscoveryEnumeration = true)]
    public void Depth_beyond_the_limit_is_a_syntax_error(string source)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source)).Error;
        Assert.Equal("Syntax Error: Document is nested more than 200 levels deep. Parsing aborted.", error.Message);
        Assert.Single(error.Locations);
    }

    [Fact]
    public void Depth_at_the_limit_parses()
    {
        var source = string.Concat(Enumerable.Repeat("{ a ", 200)) + string.Concat(Enumerable.Repeat("}", 200));
        Assert.Equal(Parser.Parse(source).ToString(), Parser.Parse(Parser.Parse(source).ToString()).ToString());
    }

    [Fact]
    public void Siblings_do_not_count_as_depth() =>
        Assert.Single(Parser.Parse($"{{ {string.Concat(Enumerable.Repeat("a { b } ", 1_000))} }}").Definitions);

    [Fact]
    public void Fields_beyond_the_limit_are_a_syntax_error() => Assert.StartsWith(
        "Syntax Error: Document contains more than 3 fields.",
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ a b { c d } }", new ParseOptions { MaxFields = 3 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Directives_beyond_the_limit_are_a_syntax_error() => Assert.StartsWith(
        "Syntax Error: Document contains more than 2 directives at one location.",
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ a @x @y @z }", new ParseOptions { MaxDirectives = 2 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Tokens_are_counted_without_the_ends_of_the_document() =>
        Assert.Equal(3, Parser.Parse("{ a } # comment", new ParseOptions { MaxTokens = 3 }).TokenCount);

    [Fact]
    public void Million_character_strings_parse_in_linear_time()
    {
        var text = new string('x', 4_000_000);
        var escapes = string.Concat(Enumerable.Repeat("\\n", 500_000));
        var document = Parser.Parse($"{{ a(x: \"{text}\", y: \"{escapes}\", z: \"\"\"{text}\n{text}\"\"\") }}");
        Assert.Equal(4_000_000, StringArgument(document, 0).Length);
        Assert.Equal(new string('\n', 500_000), StringArgument(document, 1));
        Assert.Equal(8_000_001, StringArgument(document, 2).Length);
    }

    [Fact]
    public void Million_unclosed_quotes_fail_in_linear_time() =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("\"\"\"" + string.Concat(Enumerable.Repeat("\"\" ", 1_000_000))));

    [Fact]
    public void Errors_on_many_lines_are_placed_in_linear_time()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(new string('\n', 1_000_000) + "?")).Error;
        Assert.Equal([new SourceLocation(1_000_001, 1)], error.Locations);
    }

    private static string Nest(string open, string close, string core = "") =>
        string.Concat(Enumerable.Repeat(open, Huge)) + core + string.Concat(Enumerable.Repeat(close, Huge));

    private static string StringArgument(DocumentNode document, int index)
    {
        var operation = (OperationDefinitionNode)document.Definitions[0];
        return ((StringValueNode)((FieldNode)operation.SelectionSet.Selections[0]).Arguments[index].Value).Value;
    }
}
