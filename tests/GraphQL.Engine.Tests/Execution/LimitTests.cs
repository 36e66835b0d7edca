using System.Text;
using System.Text.RegularExpressions;

namespace GraphQL.Engine.Tests.Execution;

public sealed class LimitTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query), b => b.AddType(typeof(PostFields)).AddType(typeof(UserFields)));

    public sealed record User([property: ID] long Id, string Handle);

    public sealed record Post([property: ID] long Id, string Text, User Author)
    {
        public List<User> Fans => [];
    }

    public static class Query
    {
        public static Connection<Post> GetFeed(int? first = 20, string? after = null) => Empty<Post>();

        [ListSize(AssumedSize = 5, SlicingArguments = ["limit"])]
        public static List<Post> GetTop(int? limit) => [];

        public static Post? GetPost([ID] long id) => null;

        [Cost(600)]
        public static string GetDear() => "";
    }

    [ExtendObjectType<Post>]
    public static class PostFields
    {
        [BatchResolver]
        public static List<int> GetLikeCount([Parent] List<Post> posts) => [.. posts.Select(_ => 0)];

        [BatchResolver]
        public static List<int> GetCommentCount([Parent] List<Post> posts) => [.. posts.Select(_ => 0)];

        [BatchResolver]
        public static List<bool?> GetLikedByMe([Parent] List<Post> posts) => [.. posts.Select(_ => (bool?)null)];

        public static Connection<User> GetLikers([Parent] Post post, int? first = 20, string? after = null) => Empty<User>();
    }

    [ExtendObjectType<User>]
    public static class UserFields
    {
        [BatchResolver]
        public static List<int> GetFollowerCount([Parent] List<User> users) => [.. users.Select(_ => 0)];

        public static Connection<Post> GetPosts([Parent] User user, int? first = 20, string? after = null) => Empty<Post>();
    }

    [Theory]
    [InlineData("{ feed(first: 50) { edges { cursor node { id text author { id handle followerCount } likeCount commentCount likedByMe } } pageInfo { endCursor } } }")]
    [InlineData("{ feed(first: 50) { nodes { id likers(first: 5) { nodes { handle } } } } }")]
    [InlineData("{ top { fans { id } } }")]
    public async Task Usual_queries_are_within_the_default_limit(string document) =>
        Assert.StartsWith("""{"data":""", await _engine.RunAsync(document), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ feed(first: 50) { nodes { likers(first: 50) { nodes { posts(first: 50) { nodes { id } } } } } } }", "130101")]
    [InlineData("{ feed(first: 50) { nodes { likers(first: 50) { nodes { id } } } } }", "2601")]
    [InlineData("{ a: feed(first: 50) { nodes { likers { nodes { id } } } } }", "1101")]
    [InlineData("{ dear more: dear }", "1200")]
    [InlineData("{ top(limit: 1000) { id } }", "1001")]
    public async Task Cost_beyond_the_limit_is_refused_with_its_size(string document, string cost)
    {
        var json = await _engine.RunAsync(document);

        Assert.StartsWith($$"""{"errors":[{"message":"The operation may cost {{cost}}; the limit is 1000.""", json, StringComparison.Ordinal);
        Assert.EndsWith("""extensions":{"code":"COST_LIMIT"}}]}""", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_is_that_of_the_variables_of_each_request()
    {
        const string Document = "query($n: Int, $all: Boolean! = true) { feed(first: 50) { nodes { likers(first: $n) @include(if: $all) { nodes { id } } } } }";

        Assert.StartsWith("""{"data":""", await _engine.RunAsync(Document, new { n = 5 }), StringComparison.Ordinal);
        Assert.Contains("COST_LIMIT", await _engine.RunAsync(Document, new { n = 50 }), StringComparison.Ordinal);
        Assert.StartsWith("""{"data":""", await _engine.RunAsync(Document, new { n = 50, all = false }), StringComparison.Ordinal);
        Assert.StartsWith("""{"data":""", await _engine.RunAsync(Document, new { n = 5 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_beyond_the_limit_is_bad_input_and_not_a_cost() =>
        Assert.Contains("BAD_USER_INPUT", await _engine.RunAsync("{ feed(first: 1000000) { nodes { id } } }"), StringComparison.Ordinal);

    [Fact]
    public async Task Fragments_that_multiply_are_counted_and_refused_quickly()
    {
        // Each fragment spreads the next one twice: 2^40 fields of a document of 2 KB.
        var document = new StringBuilder("{ feed { nodes { ...F0 } } }");
        for (var i = 0; i < 40; i++)
        {
            document.Append($" fragment F{i} on Post {{ a: author {{ posts {{ nodes {{ ...F{i + 1} }} }} }} b: author {{ posts {{ nodes {{ ...F{i + 1} }} }} }} }}");
        }
        document.Append(" fragment F40 on Post { id }");

        Assert.Matches("COST_LIMIT|VALIDATION_FAILED", await _engine.RunAsync(document.ToString()));
    }

    [Fact]
    public async Task Fragments_that_nest_deeper_than_the_limit_are_refused()
    {
        var document = new StringBuilder("{ post(id: 1) { ...F0 } }");
        for (var i = 0; i < 80; i++)
        {
            document.Append($" fragment F{i} on Post {{ author {{ posts {{ nodes {{ ...F{i + 1} }} }} }} }}");
        }
        document.Append(" fragment F80 on Post { id }");

        Assert.Matches("nests deeper than 200|COST_LIMIT", await _engine.RunAsync(document.ToString()));
    }

    [Theory]
    [InlineData("fields { type { fields { type { fields { type { fields { name } } } } } } }", true)]
    [InlineData("fields { type { ofType { ofType { ofType { ofType { ofType { ofType { name } } } } } } } }", false)]
    public async Task Introspection_in_circles_is_refused(string selection, bool refused)
    {
        var json = await _engine.RunAsync($"{{ __type(name: \"Post\") {{ {selection} }} }}");

        Assert.StartsWith(refused ? """{"errors":[""" : """{"data":""", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_of_deep_of_types_is_refused()
    {
        var selection = string.Concat(Enumerable.Repeat("ofType { ", 17)) + "name" + string.Concat(Enumerable.Repeat(" }", 17));

        Assert.Contains("COST_LIMIT", await _engine.RunAsync($"{{ __type(name: \"Post\") {{ {selection} }} }}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2_100, "{0}: __typename ")]
    [InlineData(251, "{0}: __typename ")]
    [InlineData(16_000, "__typename ")]
    public async Task Floods_of_fields_and_aliases_are_refused(int count, string field)
    {
        var fields = string.Concat(Enumerable.Range(0, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, field, $"a{i}")));

        Assert.StartsWith("""{"errors":[""", await _engine.RunAsync($"{{ {fields} }}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_can_be_changed()
    {
        await using var engine = TestEngine.Of(typeof(Query), b => b.AddType(typeof(PostFields)).AddType(typeof(UserFields)).ModifyLimits(l => l.MaxCost = 5000));

        Assert.StartsWith("""{"data":""", await engine.RunAsync("{ feed(first: 50) { nodes { likers(first: 50) { nodes { id } } } } }"), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static Connection<T> Empty<T>() => new([], ConnectionPageInfo.Empty);
}
