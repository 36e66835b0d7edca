using Feed.Contracts;
using Feed.Testing;
using Feed.Timelines.Tests.Support;
using static Feed.Timelines.Tests.Support.RegisteredFeeds;

namespace Feed.Timelines.Tests;

/// <summary>Pushes that rely on what the register tells of all feeds.</summary>
public sealed class RegisterTests(RedisServer server) : IAsyncDisposable
{
    private readonly RegisteredFeeds _feeds = new(server);

    [Fact]
    public async Task A_push_relies_on_the_register_and_meets_all_feeds()
    {
        await _feeds.BeginAsync();
        Assert.Equal(20, await _feeds.PushAsync(9, 20));
        Assert.Equal(0, await _feeds.PushAsync(9, 20));
        Assert.True(await _feeds.IsTakenOnTrustAsync(post: 10, xid: 20));
    }

    [Fact]
    public async Task A_push_that_some_feeds_snapshots_have_seen_is_left_out_there_only()
    {
        await _feeds.BeginAsync();
        await _feeds.BuildAsync(Viewers[3], "30:30:");
        Assert.Equal(19, await _feeds.PushAsync(9, 20));
        await _feeds.AssertFeedAsync(Viewers[3], 5, 4);
        await _feeds.AssertFeedAsync(Viewers[4], 9, 5, 4);
        Assert.Equal(20, await _feeds.PushAsync(11, 30));
    }

    [Fact]
    public async Task A_feed_that_is_being_built_keeps_the_push_for_later()
    {
        await _feeds.BeginAsync();
        await _feeds.Store.DropAsync(TimelineId.Feed(Viewers[3]), CancellationToken.None);
        await _feeds.Store.BeginAsync(TimelineId.Feed(Viewers[3]), Epoch, "again", CancellationToken.None);
        Assert.Equal(19, await _feeds.PushAsync(9, 20));
        await _feeds.FinishAsync(Viewers[3], "again", "15:15:");
        await _feeds.AssertFeedAsync(Viewers[3], 9, 5, 4);
        Assert.Equal(20, await _feeds.PushAsync(10, 21));
    }

    [Fact]
    public async Task A_push_between_begin_and_end_of_a_build_that_saw_it_is_left_to_the_build()
    {
        await _feeds.BeginAsync();
        await _feeds.Store.DropAsync(TimelineId.Feed(Viewers[3]), CancellationToken.None);
        await _feeds.Store.BeginAsync(TimelineId.Feed(Viewers[3]), Epoch, "again", CancellationToken.None);
        await _feeds.PushAsync(9, 20);
        await _feeds.FinishAsync(Viewers[3], "again", "25:25:"); // the follow was gone in this snapshot, say
        await _feeds.AssertFeedAsync(Viewers[3], 5, 4);
        Assert.Equal(19, await _feeds.PushAsync(10, 24));
    }

    [Fact]
    public async Task A_settled_edge_is_asked()
    {
        await _feeds.BeginAsync();
        await _feeds.PushAsync(9, 20);
        var unfollowed = new SettledEdge(Viewers[3], Author, Belongs: false, "40:40:", [9, 5, 4], HasMore: false, [30]);
        await _feeds.Store.SettleAsync([Viewers[3]], Epoch, unfollowed, CancellationToken.None);
        Assert.Equal(19, await _feeds.PushAsync(11, 35));
        await _feeds.AssertFeedAsync(Viewers[3]);
        Assert.Equal(20, await _feeds.PushAsync(12, 40));
    }

    [Fact]
    public async Task A_missing_feed_is_not_made_and_the_others_take_the_push()
    {
        await _feeds.BeginAsync();
        await _feeds.Store.DropAsync(TimelineId.Feed(Viewers[3]), CancellationToken.None);
        Assert.Equal(19, await _feeds.PushAsync(9, 20));
        Assert.False(await _feeds.Database.KeyExistsAsync(RedisKeys.Feed(Viewers[3])));
    }

    [Fact]
    public async Task Of_many_feeds_those_that_are_there_take_all_posts_of_a_push_once()
    {
        await _feeds.BeginAsync();
        long[] all = [.. Enumerable.Range(1_000, 100).Select(viewer => (long)viewer)]; // the first twenty are there
        await _feeds.BuildAsync(1_070, "10:10:");
        await _feeds.BuildAsync(1_071, "21:21:"); // has seen one of the posts
        NewPost[] posts = [new(9, 21), new(8, 20)];
        Assert.Equal(43, await _feeds.PushAsync(all, posts));
        Assert.Equal(0, await _feeds.PushAsync(all, posts));
        await _feeds.AssertFeedAsync(1_019, 9, 8, 5, 4);
        await _feeds.AssertFeedAsync(1_070, 9, 8, 5, 4);
        await _feeds.AssertFeedAsync(1_071, 9, 5, 4);
        Assert.Equal(22, (await Task.WhenAll(all.Select(viewer => _feeds.Database.KeyExistsAsync(RedisKeys.Feed(viewer))))).Count(there => there));
    }

    [Fact]
    public async Task Thousands_of_posts_are_pushed_by_one_call()
    {
        await _feeds.BeginAsync();
        NewPost[] posts = [.. Enumerable.Range(100, 7_000).Select(id => new NewPost(id, 20)).Reverse()];
        Assert.Equal(2 * 7_000, await _feeds.PushAsync(Viewers[..2], posts));
        await _feeds.AssertFeedAsync(Viewers[1], 7_099, 7_098, 7_097, 7_096, 7_095);
    }

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();
}
