using Feed.Contracts;
using Feed.Testing;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines.Tests;

/// <summary>Pushes that rely on what the register tells of all feeds, each test in a Redis database of its own.</summary>
public sealed class RegisterTests : IDisposable
{
    private const long Epoch = 3;
    private const long Author = 1;
    private static readonly long[] Viewers = [.. Enumerable.Range(1_000, 20).Select(viewer => (long)viewer)];
    private static int _databases;
    private readonly ConnectionMultiplexer _redis;
    private readonly TimelineStore _store;
    private readonly EpochStore _epochs;

    public RegisterTests(RedisServer server)
    {
        var options = Options.Create(new TimelineOptions { FeedCap = 5, BuildLease = TimeSpan.FromMinutes(1), FeedTtl = TimeSpan.FromHours(1) });
        _redis = ConnectionMultiplexer.Connect(FormattableString.Invariant($"{server.ConnectionString},defaultDatabase={Interlocked.Increment(ref _databases)}"));
        var gateway = new RedisGateway(_redis, options, TimeProvider.System);
        (_store, _epochs) = (new TimelineStore(gateway, new TimelineHints(TimeProvider.System, options), options), new EpochStore(gateway));
    }

    private IDatabase Database => _redis.GetDatabase();

    [Fact]
    public async Task A_push_relies_on_the_register_and_meets_all_feeds()
    {
        await BeginAsync();
        Assert.Equal(20, await PushAsync(9, 20));
        Assert.Equal(0, await PushAsync(9, 20));
        Assert.True(await IsTakenOnTrustAsync(post: 10, xid: 20));
    }

    [Fact]
    public async Task A_push_that_some_feeds_snapshots_have_seen_is_left_out_there_only()
    {
        await BeginAsync();
        await BuildAsync(Viewers[3], "30:30:");
        Assert.Equal(19, await PushAsync(9, 20));
        await AssertFeedAsync(Viewers[3], 5, 4);
        await AssertFeedAsync(Viewers[4], 9, 5, 4);
        Assert.Equal(20, await PushAsync(11, 30));
    }

    [Fact]
    public async Task A_feed_that_is_being_built_keeps_the_push_for_later()
    {
        await BeginAsync();
        await _store.DropAsync(TimelineId.Feed(Viewers[3]), CancellationToken.None);
        await _store.BeginAsync(TimelineId.Feed(Viewers[3]), Epoch, "again", CancellationToken.None);
        Assert.Equal(19, await PushAsync(9, 20));
        await FinishAsync(Viewers[3], "again", "15:15:");
        await AssertFeedAsync(Viewers[3], 9, 5, 4);
        Assert.Equal(20, await PushAsync(10, 21));
    }

    [Fact]
    public async Task A_push_between_begin_and_end_of_a_build_that_saw_it_is_left_to_the_build()
    {
        await BeginAsync();
        await _store.DropAsync(TimelineId.Feed(Viewers[3]), CancellationToken.None);
        await _store.BeginAsync(TimelineId.Feed(Viewers[3]), Epoch, "again", CancellationToken.None);
        await PushAsync(9, 20);
        await FinishAsync(Viewers[3], "again", "25:25:"); // the follow was gone in this snapshot, say
        await AssertFeedAsync(Viewers[3], 5, 4);
        Assert.Equal(19, await PushAsync(10, 24));
    }

    [Fact]
    public async Task A_settled_edge_is_asked()
    {
        await BeginAsync();
        await PushAsync(9, 20);
        var unfollowed = new SettledEdge(Viewers[3], Author, Belongs: false, "40:40:", [9, 5, 4], HasMore: false, [30]);
        await _store.SettleAsync([Viewers[3]], Epoch, unfollowed, CancellationToken.None);
        Assert.Equal(19, await PushAsync(11, 35));
        await AssertFeedAsync(Viewers[3]);
        Assert.Equal(20, await PushAsync(12, 40));
    }

    [Fact]
    public async Task A_missing_feed_is_not_made_and_the_others_take_the_push()
    {
        await BeginAsync();
        await _store.DropAsync(TimelineId.Feed(Viewers[3]), CancellationToken.None);
        Assert.Equal(19, await PushAsync(9, 20));
        Assert.False(await Database.KeyExistsAsync(RedisKeys.Feed(Viewers[3])));
    }

    [Fact]
    public async Task An_old_post_does_not_get_below_a_floor()
    {
        await BeginAsync();
        for (var post = 10; post < 20; post++) await PushAsync(post, 20); // five are held
        Assert.Equal(0, await PushAsync(7, 21));
        await AssertFeedAsync(Viewers[3], 19, 18, 17, 16, 15);
        Assert.Equal(20, await PushAsync(20, 21));
    }

    [Fact]
    public async Task A_build_with_a_floor_raises_the_registers()
    {
        await BeginAsync();
        await BuildAsync(Viewers[3], "10:10:", [50, 49, 48, 47, 46, 45]);
        Assert.Equal(19, await PushAsync(40, 20));
        await AssertFeedAsync(Viewers[3], 50, 49, 48, 47, 46);
    }

    [Fact]
    public async Task Without_a_register_each_feed_is_looked_at_until_the_next_epoch()
    {
        await BeginAsync();
        await Database.KeyDeleteAsync(RedisKeys.RecentTimelines);
        await BuildAsync(Viewers[3], "30:30:");
        Assert.Equal(19, await PushAsync(9, 20));
        Assert.False(await Database.KeyExistsAsync(RedisKeys.RecentTimelines));
        Assert.False(await IsTakenOnTrustAsync(post: 10, xid: 20));
        await _epochs.BeginAsync(Epoch + 1, CancellationToken.None);
        Assert.Equal(0, await Database.SortedSetScoreAsync(RedisKeys.RecentTimelines, "f"));
    }

    [Fact]
    public async Task What_the_register_has_forgotten_is_still_respected()
    {
        await BeginAsync();
        await BuildAsync(Viewers[3], "30:30:");
        for (var other = 0; other < 4_200; other += 100)
            await Task.WhenAll(Enumerable.Range(100_000 + other, 100).Select(viewer => BuildAsync(viewer, "50:50:")));
        Assert.InRange(await Database.SortedSetLengthAsync(RedisKeys.RecentTimelines), 1, 4_096);
        Assert.Null(await Database.SortedSetScoreAsync(RedisKeys.RecentTimelines, RedisKeys.Feed(Viewers[3])));
        Assert.Equal(19, await PushAsync(9, 20));
        await AssertFeedAsync(Viewers[3], 5, 4);
        Assert.True(await IsTakenOnTrustAsync(post: 10, xid: 50));
        Assert.False(await IsTakenOnTrustAsync(post: 11, xid: 49));
    }

    [Fact]
    public async Task Builders_that_died_do_not_fill_the_register()
    {
        await BeginAsync();
        for (var other = 0; other < 4_200; other += 100)
        {
            TimelineId[] feeds = [.. Enumerable.Range(100_000 + other, 100).Select(viewer => TimelineId.Feed(viewer))];
            await Task.WhenAll(feeds.Select(feed => _store.BeginAsync(feed, Epoch, "dies", CancellationToken.None)));
            await Task.WhenAll(feeds.Select(feed => _store.DropAsync(feed, CancellationToken.None))); // as its lease ends
        }

        Assert.InRange(await Database.SortedSetLengthAsync(RedisKeys.RecentTimelines), 1, 4_200);
        Assert.Equal(3.0 * (1L << 40), await Database.SortedSetScoreAsync(RedisKeys.RecentTimelines, "w"));
    }

    [Fact]
    public async Task A_later_epochs_feed_takes_no_push_of_an_older_one()
    {
        await BeginAsync();
        await _epochs.BeginAsync(Epoch + 1, CancellationToken.None);
        await _store.BeginAsync(TimelineId.Feed(Viewers[3]), Epoch + 1, "next", CancellationToken.None);
        await _store.FinishAsync(TimelineId.Feed(Viewers[3]), Epoch + 1, "next", new TimelineSlice("10:10:", [5, 4]), CancellationToken.None);
        Assert.Equal(19, await PushAsync(9, 1_000_000));
        await AssertFeedAsync(Viewers[3], epoch: Epoch + 1, expected: [5, 4]);
    }

    [Fact]
    public async Task An_older_epochs_feed_does_not_grow_without_end()
    {
        await BeginAsync();
        await _epochs.BeginAsync(Epoch + 1, CancellationToken.None);
        for (var post = 10; post < 20; post++)
            await _store.PushAsync(Viewers, Epoch + 1, new AuthorPosts(Author, [new NewPost(post, 20)], 0), CancellationToken.None);
        Assert.False(await Database.KeyExistsAsync(RedisKeys.Feed(Viewers[3])));
    }

    [Fact]
    public async Task A_later_epoch_than_numbers_can_tell_is_looked_at()
    {
        await _epochs.BeginAsync(4_096, CancellationToken.None);
        await _store.BeginAsync(TimelineId.Feed(Viewers[0]), 4_096, "build", CancellationToken.None);
        await _store.FinishAsync(TimelineId.Feed(Viewers[0]), 4_096, "build", new TimelineSlice("30:30:", [5, 4]), CancellationToken.None);
        Assert.Equal(0, await _store.PushAsync(Viewers, 4_096, new AuthorPosts(Author, [new NewPost(9, 20)], 0), CancellationToken.None));
        Assert.Equal(1, await _store.PushAsync(Viewers, 4_096, new AuthorPosts(Author, [new NewPost(9, 30)], 0), CancellationToken.None));
    }

    public void Dispose() => _redis.Dispose();

    private async Task BeginAsync()
    {
        await _epochs.BeginAsync(Epoch, CancellationToken.None);
        foreach (var viewer in Viewers) await BuildAsync(viewer, "10:10:");
    }

    // A feed whose x is gone takes no push that looks at it.
    private async Task<bool> IsTakenOnTrustAsync(long post, ulong xid)
    {
        var feed = RedisKeys.Feed(Viewers[7]);
        var x = (double)(await Database.SortedSetScoreAsync(feed, "x"))!;
        await Database.SortedSetRemoveAsync(feed, "x");
        var head = (await Database.SortedSetRangeByRankWithScoresAsync(feed, 0, 0))[0];
        await Database.SortedSetRemoveAsync(feed, head.Element);
        await PushAsync(post, xid);
        var taken = await Database.SortedSetScoreAsync(feed, post) is not null;
        await Database.SortedSetAddAsync(feed, [new SortedSetEntry("x", x), head]);
        return taken;
    }

    private async Task BuildAsync(long viewer, string snapshot, params long[] ids)
    {
        await _store.DropAsync(TimelineId.Feed(viewer), CancellationToken.None);
        await _store.BeginAsync(TimelineId.Feed(viewer), Epoch, "build", CancellationToken.None);
        await FinishAsync(viewer, "build", snapshot, ids);
    }

    private async Task FinishAsync(long viewer, string token, string snapshot, params long[] ids) => Assert.True(await _store.FinishAsync(
        TimelineId.Feed(viewer), Epoch, token, new TimelineSlice(snapshot, ids.Length > 0 ? ids : [5, 4]), CancellationToken.None));

    private Task<long> PushAsync(long id, ulong xid) =>
        _store.PushAsync(Viewers, Epoch, new AuthorPosts(Author, [new NewPost(id, xid)], 0), CancellationToken.None);

    private Task AssertFeedAsync(long viewer, params long[] expected) => AssertFeedAsync(viewer, Epoch, expected);

    private async Task AssertFeedAsync(long viewer, long epoch, long[] expected)
    {
        var view = await _store.ReadAsync(TimelineId.Feed(viewer), epoch, null, 100, CancellationToken.None);
        Assert.Equal(expected, view.Ids);
    }
}
