using GraphQL.Engine.Language;

namespace GraphQL.Engine.Tests.Language;

/// <summary>What the recorded cases do not reach: errors within tokens, with the words and columns of graphql-js.</summary>
public sealed class LexerTests
{
    [Theory]
    [InlineData("\"", "Unterminated string.", 1, 2)]
    [InlineData("\"no end", "Unterminated string.", 1, 8)]
    [InlineData("\"multi\nline\"", "Unterminated string.", 1, 7)]
    [InlineData("\"multi\rline\"", "Unterminated string.", 1, 7)]
    [InlineData("'single'", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 1, 1)]
    [InlineData("\"bad \\x esc\"", "Invalid character escape sequence: \"\\x\".", 1, 6)]
    [InlineData("\"bad \\", "Invalid character escape sequence: \"\\\".", 1, 6)]
    [InlineData("\"bad \\u1 esc\"", "Invalid Unicode escape sequence: \"\\u1 es\".", 1, 6)]
    [InlineData("\"bad \\uXXXX esc\"", "Invalid Unicode escape sequence: \"\\uXXXX\".", 1, 6)]
    [InlineData("\"bad \\u{} esc\"", "Invalid Unicode escape sequence: \"\\u{}\".", 1, 6)]
    [InlineData("\"bad \\u{FXXX} esc\"", "Invalid Unicode escape sequence: \"\\u{FX\".", 1, 6)]
    [InlineData("\"bad \\u{FFFFFFFF} esc\"", "Invalid Unicode escape sequence: \"\\u{FFFFFFFF\".", 1, 6)]
    [InlineData("\"bad \\u{110000} esc\"", "Invalid Unicode escape sequence: \"\\u{110000}\".", 1, 6)]
    [InlineData("\"bad \\uDEAD esc\"", "Invalid Unicode escape sequence: \"\\uDEAD\".", 1, 6)]
    [InlineData("\"bad \\uD83D\\u0041 esc\"", "Invalid Unicode escape sequence: \"\\uD83D\".", 1, 6)]
    [InlineData("\"\"\"no end", "Unterminated string.", 1, 10)]
    [InlineData("00", "Invalid number, unexpected digit after 0: \"0\".", 1, 2)]
    [InlineData("+1", "Unexpected character: \"+\".", 1, 1)]
    [InlineData("1.", "Invalid number, expected digit but got: <EOF>.", 1, 3)]
    [InlineData("1.A", "Invalid number, expected digit but got: \"A\".", 1, 3)]
    [InlineData("-A", "Invalid number, expected digit but got: \"A\".", 1, 2)]
    [InlineData("1.0e\"", "Invalid number, expected digit but got: '\"'.", 1, 5)]
    [InlineData("0xF1", "Invalid number, expected digit but got: \"x\".", 1, 2)]
    [InlineData("1_0", "Invalid number, expected digit but got: \"_\".", 1, 2)]
    [InlineData("..", "Unexpected character: \".\".", 1, 1)]
    [InlineData("\n\n  \u200b", "Unexpected character: U+200B.", 3, 3)]
    [InlineData("\0", "Unexpected character: U+0000.", 1, 1)]
    [InlineData("😀", "Unexpected character: U+1F600.", 1, 1)]
    public void Malformed_token_is_an_error_where_it_is_malformed(string source, string message, int line, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseValue(new Source(source))).Error;
        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal([new SourceLocation(line, column)], error.Locations);
    }

    [Fact]
    public void Lone_surrogate_is_an_invalid_character()
    {
        Assert.Equal("Syntax Error: Invalid character: U+D800.", MessageOf("\uD800"));
        Assert.Equal("Syntax Error: Invalid character within String: U+DEAD.", MessageOf("\"\uDEAD\""));
        Assert.Equal("Syntax Error: Invalid character within String: U+D800.", MessageOf("\"\"\"\uD800 \"\"\""));
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\"slashes \\\\ \\/\"", "slashes \\ /")]
    [InlineData("\"\\b\\f\\n\\r\\t\\\"\"", "\b\f\n\r\t\"")]
    [InlineData("\"\\u1234\\u{1F600}\\uD83D\\uDE00\\u{00000041}\"", "\u1234😀😀A")]
    [InlineData("\"raw 😀\"", "raw 😀")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\" a \\\"\"\" b \"\"\"", " a \"\"\" b ")]
    [InlineData("\"\"\"\n\n    first\n      second\r\n    third\r\n\n\"\"\"", "first\n  second\nthird")]
    [InlineData("\"\"\"one\n   two\n  three\"\"\"", "one\n two\nthree")]
    [InlineData("\"\"\"no \\n escape \\u1234\"\"\"", "no \\n escape \\u1234")]
    public void String_has_the_value_of_the_specification(string source, string value) =>
        Assert.Equal(value, Assert.IsType<StringValueNode>(Parser.ParseValue(new Source(source))).Value);

    [Fact]
    public void Byte_order_mark_commas_and_comments_are_ignored() =>
        Assert.Equal("{\n  a\n}", Parser.Parse("\uFEFF,# comment \uFEFF é\r{,,a,\uFEFF}").ToString());

    [Fact]
    public void Locations_count_every_kind_of_line_end()
    {
        var document = Parser.Parse("{\r\n  a\r  b\n  😀: c }".Replace("😀", "d", StringComparison.Ordinal));
        var selections = ((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections;
        Assert.Equal(
            [new SourceLocation(2, 3), new SourceLocation(3, 3), new SourceLocation(4, 3)],
                selections.Select(s => s.Location.Position!.Value));
    }

    [Fact]
    public void Descriptions_stand_before_executable_definitions()
    {
        const string Text = "\"\"\"Operation\"\"\"\nquery Q(\n  \"Variable\"\n  $v: Int\n) {\n  a\n}\n\n\"Fragment\"\nfragment F on Query {\n  a\n}";
        Assert.Equal(Text, Parser.Parse(Text).ToString());
    }

    private static string MessageOf(string source) =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseValue(new Source(source))).Message;
}
