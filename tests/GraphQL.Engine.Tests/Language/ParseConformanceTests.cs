using GraphQL.Engine.Language;
using GraphQL.Engine.Tests.Conformance;

namespace GraphQL.Engine.Tests.Language;

public sealed class ParseConformanceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ParseCase.All.Length)];

    [Fact]
    public void Case_file_holds_cases() => CaseFiles.AssertCount(857, ParseCase.All.Length);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Source_parses_or_fails_as_recorded(int index)
    {
        var expected = ParseCase.All[index];
        var actual = ErrorOf(expected);
        Assert.True(
            Text(expected.Error) == actual, $"{expected.Source}\nexpected: {Text(expected.Error)}\nactual:   {actual}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Printed_document_parses_to_the_same_print(int index)
    {
        var expected = ParseCase.All[index];
        if (expected.Error is null)
        {
            var options = (expected.Options?.ToParseOptions() ?? ParseCaseOptions.Grammar) with { MaxTokens = null };
            var printed = SyntaxPrinter.Print(Parser.Parse(expected.Source, options));
            Assert.Equal(printed, SyntaxPrinter.Print(Parser.Parse(printed, options)));
        }
    }

    private static string ErrorOf(ParseCase expected)
    {
        try
        {
            Parser.Parse(expected.Source, expected.Options?.ToParseOptions() ?? ParseCaseOptions.Grammar);
            return "none";
        }
        catch (GraphQLSyntaxException e)
        {
            return ExpectedError.Text([e.Error]);
        }
    }

    private static string Text(ExpectedError? error) => error is null ? "none" : ExpectedError.Text([error]);
}
