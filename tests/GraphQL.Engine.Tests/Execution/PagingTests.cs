namespace GraphQL.Engine.Tests.Execution;

public sealed class PagingTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query));

    public static class Query
    {
        [UsePaging(IncludeTotalCount = true, DefaultPageSize = 3, ConnectionName = "Letter")]
        public static async Task<IReadOnlyList<string>> GetLettersAsync()
        {
            await Task.Yield();
            return ["a", "b", "c", "d", "e"];
        }

        [UsePaging(RequirePagingBoundaries = true, MaxPageSize = 2, AllowBackwardPagination = false)]
        public static IEnumerable<string> GetStrict() => ["a", "b", "c"];

        [UsePaging(ConnectionName = "Own")]
        public static Connection<string> GetOwn(PagingArguments paging) =>
            new([new Edge<string>($"{paging}", "c")], ConnectionPageInfo.Empty);
    }

    [Theory]
    [InlineData("", "abc", true, false)]
    [InlineData("(first: 2)", "ab", true, false)]
    [InlineData("(first: 50)", "abcde", false, false)]
    [InlineData("(first: 2, after: \"{1}\")", "cd", true, true)]
    [InlineData("(last: 2)", "de", false, true)]
    [InlineData("(last: 2, before: \"{3}\")", "bc", true, true)]
    [InlineData("(first: 2, after: \"{9}\")", "", false, true)]
    public async Task List_is_cut_into_pages(string arguments, string expected, bool next, bool previous)
    {
        for (var i = 0; i < 10; i++)
        {
            arguments = arguments.Replace($"{{{i}}}", Convert.ToBase64String([(byte)('0' + i)]), StringComparison.Ordinal);
        }
        var json = await _engine.RunAsync($"{{ letters{arguments} {{ nodes totalCount pageInfo {{ hasNextPage hasPreviousPage }} }} }}");

        var nodes = string.Join(',', expected.Select(c => $"\"{c}\""));
        var page = $"\"hasNextPage\":{(next ? "true" : "false")},\"hasPreviousPage\":{(previous ? "true" : "false")}";
        Assert.Equal($"{{\"data\":{{\"letters\":{{\"nodes\":[{nodes}],\"totalCount\":5,\"pageInfo\":{{{page}}}}}}}}}", json);
    }

    [Theory]
    [InlineData("letters(first: 0)", "`first` must be from 1 to 50; it is 0.", "BAD_USER_INPUT")]
    [InlineData("letters(first: -5)", "`first` must be from 1 to 50; it is -5.", "BAD_USER_INPUT")]
    [InlineData("letters(last: 51)", "`last` must be from 1 to 50; it is 51.", "BAD_USER_INPUT")]
    [InlineData("letters(after: \"x\")", "The cursor is malformed.", "BAD_CURSOR")]
    [InlineData("letters(after: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\")", "The cursor is malformed.", "BAD_CURSOR")]
    [InlineData("strict", "Give `first` or `last`.", "BAD_USER_INPUT")]
    [InlineData("strict(first: 3)", "`first` must be from 1 to 2; it is 3.", "BAD_USER_INPUT")]
    public async Task Bad_paging_arguments_are_refused_at_the_field(string field, string message, string code)
    {
        var json = await _engine.RunAsync($"{{ {field} {{ nodes }} }}");

        Assert.Contains($"\"message\":\"{message}\"", json, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolver_may_take_the_checked_arguments() => Assert.Contains(
        "First = 7, After = x", await _engine.RunAsync("{ own(first: 7, after: \"x\") { nodes } }"), StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
