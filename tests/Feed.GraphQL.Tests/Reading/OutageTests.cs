using System.Net;
using Feed.Testing;
using Feed.Timelines;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Feed.GraphQL.Tests.Reading;

/// <summary>What readers are told while a store is away or a feed is being rebuilt.</summary>
public sealed class OutageTests(World world) : IClassFixture<World>
{
    private const string Feed = "{ feed { nodes { text likeCount author { handle } } } }";

    [Fact]
    public async Task Feed_is_answered_while_Redis_is_away_and_after_it_came_back()
    {
        var user = await world.Rows.UserAsync();
        await world.Rows.PostAsync(user, "still here");
        var redis = await RedisServer.StartAsync();
        await using var _ = redis;
        await using var host = world.Start(_ => { }, ("ConnectionStrings:redis", redis.ConnectionString), ("Feed:RedisTimeout", "00:00:00.500"));
        using var http = host.CreateClient();
        Assert.Equal("still here", await TextAsync(http, user));
        await redis.KillAsync();
        Assert.Equal("still here", await TextAsync(http, user));
        await redis.RestartAsync();
        Assert.Equal("still here", await TextAsync(http, user));
    }

    [Fact]
    public async Task Store_that_is_away_is_an_internal_error_that_tells_nothing_of_it()
    {
        await using var host = world.Start(services => services.AddSingleton<ITimelineReader>(new Failing()));
        using var http = host.CreateClient();
        var user = await world.Rows.UserAsync();
        var answer = await World.AskAsync(http, "{ feed { nodes { id } } me { id } }", null, world.Token(user));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("INTERNAL", answer.Code);
        Assert.DoesNotContain("secret-host", answer.Body);
        Assert.True(answer.Root.IsNull("data.feed"));
        Assert.Equal(user.ToString(), answer.Root.Text("data.me.id"));
    }

    [Fact]
    public async Task Answer_says_when_a_feed_is_being_rebuilt_and_only_then()
    {
        var user = await world.Rows.UserAsync();
        await using var host = world.Start(services => services.AddSingleton<ITimelineReader>(new Rebuilding()));
        using var http = host.CreateClient();
        var answer = await World.AskAsync(http, "{ feed { nodes { id } } }", null, world.Token(user));
        Assert.True(answer.Root.At("extensions.rebuilding").GetBoolean());
        Assert.False((await world.AskAsync("{ feed { nodes { id } } }", viewer: user)).Root.TryGetProperty("extensions", out _));
    }

    [Fact]
    public async Task Search_before_there_is_an_index_is_an_internal_error()
    {
        var answer = await world.AskAsync("{ search(text: \"x\") { nodes { __typename } } }");
        Assert.Equal("INTERNAL", answer.Code);
        Assert.Equal("The search index is not there yet.", answer.Errors[0].Text("message"));
    }

    private async Task<string?> TextAsync(HttpClient http, long user) =>
        (await World.AskAsync(http, Feed, null, world.Token(user))).Data.Text("feed.nodes.0.text");

    private sealed class Failing : ITimelineReader
    {
        public Task<FeedPage> ReadFeedAsync(long viewerId, int first, long? beforeId, CancellationToken cancellationToken) =>
            throw new NpgsqlException("secret-host refused");

        public Task<FeedPage> ReadAuthorAsync(long authorId, int first, long? beforeId, CancellationToken cancellationToken) =>
            throw new NpgsqlException("secret-host refused");
    }

    private sealed class Rebuilding : ITimelineReader
    {
        public Task<FeedPage> ReadFeedAsync(long viewerId, int first, long? beforeId, CancellationToken cancellationToken) =>
            Task.FromResult(new FeedPage([], HasNextPage: false, Rebuilding: true));

        public Task<FeedPage> ReadAuthorAsync(long authorId, int first, long? beforeId, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
