using Feed.Timelines;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Feed.GraphQL.Tests.Reading;

/// <summary>However many things a level has, each store is asked once for each kind of thing.</summary>
public sealed class BatchingTests(World world) : IClassFixture<World>, IAsyncLifetime
{
    private const string Feed = """
        query ($first: Int) {
          feed(first: $first) {
            nodes {
              likeCount commentCount likedByMe
              author { handle postCount followerCount followedByMe }
              comments(first: 2) { nodes { text author { handle followingCount } } } } } }
        """;

    private WebApplicationFactory<Viewer> _host = null!;
    private CountingCards _cards = null!;

    public ValueTask InitializeAsync()
    {
        _cards = new CountingCards(world.Services.GetRequiredService<ICardReader>());
        // The timelines read cards too, to leave out what is gone; counted is what the resolvers ask for.
        var timelines = world.Services.GetRequiredService<ITimelineReader>();
        _host = world.Start(services => services.AddSingleton<ICardReader>(_cards).AddSingleton(timelines));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public async Task Feed_asks_once_a_level_however_many_posts_it_has(int count)
    {
        var viewer = await world.Rows.UserAsync();
        foreach (var author in await world.Rows.UsersAsync(count))
        {
            await world.Rows.FollowAsync(viewer, author);
            var post = await world.Rows.PostAsync(author);
            await world.Rows.CommentAsync(post, viewer);
            await world.Rows.CommentAsync(post, author);
        }

        var (calls, statements) = await AskAsync(Feed, new { first = count }, viewer);
        // The posts and their authors came with the page.
        Assert.Equal(
            [("postCounts", count), ("userCounts", count)],
            calls.Where(call => call.Method != "users").OrderBy(c => c.Method, StringComparer.Ordinal).Take(2));
        // The viewer beside the feed, and those commenters who are no authors: never one by one.
        Assert.True(calls.Count(call => call.Method == "users") <= 2, string.Join(' ', calls));
        Assert.Equal(2, calls.Count(call => call.Method == "userCounts") + (calls.Contains(("userCounts", 1)) ? 0 : 1));
        Assert.Single(calls, call => call.Method == "liked");
        Assert.Equal(1, statements.Count(sql => sql.Contains("FROM follows WHERE follower_id = $1 AND followee_id = ANY", StringComparison.Ordinal)));
        Assert.Equal(1, statements.Count(sql => sql.Contains("FROM comments WHERE post_id = o.id", StringComparison.Ordinal)));
        Assert.Equal(1, statements.Count(sql => sql.Contains("FROM comments WHERE id = ANY", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Aliases_of_one_field_share_their_batches()
    {
        var users = await world.Rows.UsersAsync(20);
        var fields = users.Select((id, place) => $$"""u{{place}}: user(id: "{{id}}") { handle followerCount followers(first: 3) { nodes { id } } }""");
        var (calls, statements) = await AskAsync($"{{ {string.Join('\n', fields)} }}", null, users[0]);
        Assert.Equal([("userCounts", 20), ("users", 20)], calls.OrderBy(c => c.Method, StringComparer.Ordinal));
        Assert.Single(statements, sql => sql.Contains("FROM follows WHERE followee_id = o.id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Same_thing_asked_for_twice_is_read_once()
    {
        var id = await world.Rows.UserAsync();
        var (calls, _) = await AskAsync($$"""{ a: user(id: "{{id}}") { id } b: user(id: "{{id}}") { handle } me { id } }""", null, id);
        Assert.Equal([("users", 1)], calls);
    }

    private async Task<(IReadOnlyCollection<(string Method, int Ids)> Calls, IReadOnlyCollection<string> Statements)> AskAsync(
        string query, object? variables, long viewer)
    {
        using var http = _host.CreateClient();
        using var counter = new QueryCounter();
        _ = (await World.AskAsync(http, query, variables, world.Token(viewer))).Data;
        return (_cards.Calls, counter.Statements);
    }
}
