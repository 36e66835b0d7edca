using Feed.Contracts;
using Feed.Testing;
using Feed.Timelines;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

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
            calls.Where(call => call.Method is not ("users" or "liked")).OrderBy(c => c.Method, StringComparer.Ordinal).Take(2));
        // The viewer beside the feed, and those commenters who are no authors: never one by one.
        Assert.True(calls.Count(call => call.Method == "users") <= 2, string.Join(' ', calls));
        Assert.Equal(2, calls.Count(call => call.Method == "userCounts") + (calls.Contains(("userCounts", 1)) ? 0 : 1));
        Assert.Single(calls, call => call.Method == "liked");
        Assert.Equal(1, statements.Count(sql => sql.Contains("FROM follows WHERE follower_id = $1 AND followee_id = ANY", StringComparison.Ordinal)));
        Assert.Equal(1, statements.Count(sql => sql.Contains("FROM comments WHERE post_id = o.id", StringComparison.Ordinal)));
        Assert.Equal(1, statements.Count(sql => sql.Contains("FROM comments WHERE id = ANY", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Warm_page_of_fifty_with_counters_and_likes_is_two_commands_to_Redis_and_none_to_Postgres()
    {
        const string Page = "{ feed(first: 50) { nodes { id text likeCount commentCount likedByMe author { id handle displayName } } pageInfo { hasNextPage } } }";
        var redis = await RedisServer.StartAsync();
        await using var _ = redis;
        await using var host = world.Start(
            _ => { }, ("ConnectionStrings:redis", redis.ConnectionString), ("Feed:EpochRefresh", "00:01:00"), ("Feed:CardCacheFor", "00:10:00"));
        using var http = host.CreateClient();
        var users = await world.Rows.UsersAsync(26);
        foreach (var author in users[1..]) await world.Rows.FollowAsync(users[0], author);
        for (var i = 0; i < 60; i++) await world.Rows.PostAsync(users[1 + (i % 25)]);
        var token = world.Token(users[0]);
        var posts = (await World.AskAsync(http, Page, null, token)).Data.At("feed").Ids();
        await world.Rows.LikeAsync(posts[3], users[0]); // the counter has been counted without: only FeedBuilder tells it
        await host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().KeyDeleteAsync(RedisKeys.Liked(users[0]));
        for (var time = 0; time < 2; time++) await World.AskAsync(http, Page, null, token);
        await host.Services.GetRequiredService<ICardReader>().GetPostCountsAsync(
            await AllPostsAsync(host.Services, users[0]), TestContext.Current.CancellationToken); // the page reads one or two posts more than it shows

        using var counter = new QueryCounter();
        await using var monitor = await RedisMonitor.StartAsync(redis.Port, TestContext.Current.CancellationToken);
        var commands = await monitor.CommandsAsync(
            async () => Assert.True((await World.AskAsync(http, Page, null, token)).Data.At("feed.nodes.3.likedByMe").GetBoolean()),
            text => host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().ExecuteAsync("ECHO", text));

        Assert.Equal(["ZRANGE", "MGET"], commands.Where(name => !name.StartsWith('X')));
        Assert.Empty(counter.Statements);
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

    private static async Task<IReadOnlyList<long>> AllPostsAsync(IServiceProvider services, long viewer) =>
        (await services.GetRequiredService<ITimelineReader>().ReadFeedAsync(viewer, 60, null, TestContext.Current.CancellationToken)).PostIds;

    private async Task<(IReadOnlyCollection<(string Method, int Ids)> Calls, IReadOnlyCollection<string> Statements)> AskAsync(
        string query, object? variables, long viewer)
    {
        using var http = _host.CreateClient();
        using var counter = new QueryCounter();
        _ = (await World.AskAsync(http, query, variables, world.Token(viewer))).Data;
        return (_cards.Calls, counter.Statements);
    }
}
