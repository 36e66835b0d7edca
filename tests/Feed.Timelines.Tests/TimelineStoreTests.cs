using Feed.Testing;
using Feed.Timelines.Tests;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(RedisServer))]

namespace Feed.Timelines.Tests;

/// <summary>The scripts by themselves, on a real Redis.</summary>
public sealed class TimelineStoreTests : IDisposable
{
    private const long Epoch = 3;
    private static long _next = 1_000_000;
    private readonly ConnectionMultiplexer _redis;
    private readonly TimelineStore _store;
    private readonly long _feedUser = Interlocked.Increment(ref _next);
    private readonly TimelineId _feed;

    public TimelineStoreTests(RedisServer server)
    {
        var options = Options.Create(new TimelineOptions { FeedCap = 40, BuildLease = TimeSpan.FromMinutes(1) });
        _feed = TimelineId.Feed(_feedUser);
        _redis = ConnectionMultiplexer.Connect(server.ConnectionString);
        _store = new TimelineStore(new RedisGateway(_redis, options, TimeProvider.System), new TimelineHints(TimeProvider.System, options), options);
    }

    [Fact]
    public async Task A_push_counts_only_if_the_timelines_snapshot_does_not_see_its_transaction()
    {
        await BuildAsync("10:20:12,15", []);
        ulong[] xids = [9, 10, 11, 12, 13, 15, 19, 20, 21, 112, 1215];
        foreach (var xid in xids) await PushAsync((long)xid, xid);

        AssertIds(await ReadAsync(), [1215L, 112, 21, 20, 15, 12]);
    }

    [Fact]
    public async Task A_push_to_a_missing_timeline_makes_none()
    {
        Assert.Equal(0, await PushAsync(5, 5));
        Assert.Equal(TimelineState.Missing, (await ReadAsync()).State);
        Assert.False(await _redis.GetDatabase().KeyExistsAsync(_feed.Key));
    }

    [Fact]
    public async Task A_build_is_one_callers_until_it_ends()
    {
        Assert.Equal(TimelineState.Mine, await _store.BeginAsync(_feed, Epoch, "one", CancellationToken.None));
        Assert.Equal(TimelineState.Building, await _store.BeginAsync(_feed, Epoch, "two", CancellationToken.None));
        Assert.Equal(TimelineState.Building, (await ReadAsync()).State);
        Assert.False(await FinishAsync("two", "10:10:", [7]));
        Assert.True(await FinishAsync("one", "10:10:", [7]));
        Assert.False(await FinishAsync("one", "10:10:", [8]));
        Assert.Equal(TimelineState.Ready, await _store.BeginAsync(_feed, Epoch, "three", CancellationToken.None));
        AssertIds(await ReadAsync(), [7L]);
    }

    [Fact]
    public async Task Another_epochs_timeline_is_missing_or_newer_and_not_pushed_to()
    {
        await BuildAsync("10:10:", [7]);
        Assert.Equal(TimelineState.Missing, (await ReadAsync(Epoch + 1)).State);
        Assert.Equal(TimelineState.Newer, (await ReadAsync(Epoch - 1)).State);
        Assert.Equal(0, await PushAsync(9, 20, Epoch - 1));
        AssertIds(await ReadAsync(), [7L]);
        await PushAsync(9, 20, Epoch + 1); // whatever becomes of it, nobody of that epoch reads it
        Assert.Equal(TimelineState.Missing, (await ReadAsync(Epoch + 1)).State);
        Assert.Equal(TimelineState.Newer, await _store.BeginAsync(_feed, Epoch - 1, "late", CancellationToken.None));
        Assert.Equal(TimelineState.Mine, await _store.BeginAsync(_feed, Epoch + 1, "next", CancellationToken.None));
    }

    [Fact]
    public async Task What_comes_during_a_build_is_judged_by_its_snapshot()
    {
        await _store.BeginAsync(_feed, Epoch, "one", CancellationToken.None);
        await PushAsync(100, 9); // seen, and rightly left out
        await PushAsync(101, 11); // not seen
        await PushAsync(102, 12);
        await _store.RemoveAsync(_feed, Epoch, [102, 50], CancellationToken.None);
        Assert.True(await FinishAsync("one", "10:10:", [90, 50]));

        AssertIds(await ReadAsync(), [101L, 90]);
    }

    [Fact]
    public async Task A_build_of_more_than_the_cap_has_a_floor_and_nothing_enters_below()
    {
        await BuildAsync("10:10:", [.. Enumerable.Range(100, 41).Select(i => (long)i).Reverse()]);
        var view = await ReadAsync();
        Assert.Equal((100L, 40), (view.Floor, view.Ids.Length));

        Assert.Equal(0, await PushAsync(99, 20));
        Assert.Equal(0, await PushAsync(100, 20));
        for (var id = 200; id < 205; id++) await PushAsync(id, 20);
        view = await ReadAsync();
        Assert.Equal((105L, 40), (view.Floor, view.Ids.Length)); // trimmed once it was 10 % over the cap
        Assert.Equal(204, view.Ids[0]);
    }

    [Fact]
    public async Task A_cut_pushes_the_floor_up_even_if_nothing_is_added()
    {
        await BuildAsync("30:30:", [5, 4, 3]);
        await _store.PushAsync([_feedUser], Epoch, new AuthorPosts(1, [new NewPost(9, 20)], Cut: 4), CancellationToken.None);
        var view = await ReadAsync();
        Assert.Equal(4, view.Floor);
        AssertIds(view, [5L]);
    }

    [Fact]
    public async Task One_push_meets_timelines_in_every_state_and_each_takes_what_it_should()
    {
        TimelineId[] all = [.. Enumerable.Range(0, 300).Select(_ => TimelineId.Feed(Interlocked.Increment(ref _next)))];
        for (var i = 0; i < all.Length; i++)
        {
            if (i % 3 == 0) continue; // missing
            await _store.BeginAsync(all[i], Epoch, "one", CancellationToken.None);
            if (i % 3 == 1) continue; // being built
            var slice = new TimelineSlice(i % 2 == 0 ? "10:10:" : "90:90:", [5, 4]); // the latter has seen the push
            await _store.FinishAsync(all[i], Epoch, "one", slice, CancellationToken.None);
        }

        var post = new AuthorPosts(1, [new NewPost(9, 20)], 0);
        Assert.Equal(50, await _store.PushAsync(all.Select(feed => feed.UserId), Epoch, post, CancellationToken.None));
        Assert.Equal(0, await _store.PushAsync(all.Select(feed => feed.UserId), Epoch, post, CancellationToken.None));
        Assert.True(await _store.FinishAsync(all[1], Epoch, "one", new TimelineSlice("10:10:", [5, 4]), CancellationToken.None));

        AssertIds(await ReadAsync(all[1]), [9L, 5, 4]);
        AssertIds(await ReadAsync(all[2]), [9L, 5, 4]);
        AssertIds(await ReadAsync(all[5]), [5L, 4]);
        Assert.Equal(TimelineState.Missing, (await ReadAsync(all[3])).State);
    }

    [Fact]
    public async Task A_push_asks_the_edge_as_long_as_there_is_one()
    {
        await BuildAsync("10:10:", [5]);
        var unfollowed = new SettledEdge(_feedUser, 1, Belongs: false, "30:30:", [], HasMore: false, [15]);
        await _store.SettleAsync([_feedUser], Epoch, unfollowed, CancellationToken.None);
        Assert.Equal(0, await PushAsync(6, 20)); // before the edge's snapshot, which left it out
        Assert.Equal(1, await PushAsync(7, 40)); // after it: whoever pushes has listed the viewer anew
        Assert.Equal(1, await _store.PushAsync([_feedUser], Epoch, new AuthorPosts(2, [new NewPost(8, 20)], 0), CancellationToken.None));
        AssertIds(await ReadAsync(), [8L, 7, 5]);
    }

    [Theory]
    [InlineData(3, 1_099_511_627_776)] // later transactions and epochs than two scores can tell
    [InlineData(4_096, 20)]
    public async Task A_snapshot_too_late_for_numbers_is_still_asked(long epoch, long xmax)
    {
        await _store.BeginAsync(_feed, epoch, "build", CancellationToken.None);
        await FinishAsync("build", $"{xmax}:{xmax}:", [5], epoch);
        Assert.Equal(0, await PushAsync(6, (ulong)xmax - 1, epoch));
        Assert.Equal(1, await PushAsync(7, (ulong)xmax, epoch));
        AssertIds(await ReadAsync(epoch), [7L, 5]);
    }

    [Fact]
    public async Task A_page_counts_what_lies_above_it()
    {
        await BuildAsync("10:10:", [50, 40, 30, 20, 10]);
        var view = await _store.ReadAsync(_feed, Epoch, beforeId: 30, limit: 1, CancellationToken.None);
        Assert.Equal(5, await _store.CountAsync(_feed, CancellationToken.None));
        Assert.Equal(3, view.Above);
        AssertIds(view, [20L]);
        view = await _store.ReadAsync(_feed, Epoch, beforeId: 35, limit: 9, CancellationToken.None);
        Assert.Equal(2, view.Above);
        AssertIds(view, [30L, 20, 10]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public async Task Marks_and_edges_beside_the_entries_hide_none_of_them(int pulled)
    {
        long[] authors = [.. Enumerable.Range(500, pulled).Select(author => (long)author)];
        await _store.BeginAsync(_feed, Epoch, "build", CancellationToken.None);
        Assert.True(await _store.FinishAsync(_feed, Epoch, "build", new TimelineSlice("10:10:", [9, 8, 7, 6, 5], authors), CancellationToken.None));
        await _store.SettleAsync([_feedUser], Epoch, new SettledEdge(_feedUser, 1, Belongs: true, "30:30:", [6], HasMore: false, [15]), CancellationToken.None);
        for (var time = 0; time < 2; time++)
        {
            foreach (var limit in new[] { 1, 4, 5, 6, 100 })
            {
                var view = await _store.ReadAsync(_feed, Epoch, null, limit, CancellationToken.None);
                AssertIds(view, new long[] { 9, 8, 7, 6, 5 }[..Math.Min(limit, 5)]);
                Assert.Equal(authors, view.Pulled);
                view = await _store.ReadAsync(_feed, Epoch, beforeId: 9, limit, CancellationToken.None);
                AssertIds(view, new long[] { 8, 7, 6, 5 }[..Math.Min(limit, 4)]);
                Assert.Equal((authors.Length, 1), (view.Pulled.Length, view.Above));
            }
        }
    }

    [Fact]
    public async Task Whatever_else_a_key_holds_is_no_timeline()
    {
        await _redis.GetDatabase().SortedSetAddAsync(_feed.Key, [new SortedSetEntry("7", -7), new SortedSetEntry("R|3|0|10:10:", double.PositiveInfinity)]);
        Assert.Equal(TimelineState.Missing, (await ReadAsync()).State);
        Assert.Equal(TimelineState.Mine, await _store.BeginAsync(_feed, Epoch, "one", CancellationToken.None));
    }

    [Fact]
    public async Task The_largest_id_is_exact()
    {
        const long Max = (1L << 53) - 1;
        await BuildAsync("10:10:", [Max - 1]);
        await PushAsync(Max, 20);
        AssertIds(await ReadAsync(), [Max, Max - 1]);
        AssertIds(await _store.ReadAsync(_feed, Epoch, Max, 5, CancellationToken.None), [Max - 1]);
    }

    public void Dispose() => _redis.Dispose();

    private static void AssertIds(TimelineView view, long[] expected) => Assert.Equal(expected, view.Ids);

    private async Task BuildAsync(string snapshot, long[] ids)
    {
        await _store.BeginAsync(_feed, Epoch, "build", CancellationToken.None);
        Assert.True(await FinishAsync("build", snapshot, ids));
    }

    private Task<bool> FinishAsync(string token, string snapshot, long[] ids, long epoch = Epoch) =>
        _store.FinishAsync(_feed, epoch, token, new TimelineSlice(snapshot, ids), CancellationToken.None);

    private Task<long> PushAsync(long id, ulong xid, long epoch = Epoch) =>
        _store.PushAsync([_feedUser], epoch, new AuthorPosts(1, [new NewPost(id, xid)], 0), CancellationToken.None);

    private Task<TimelineView> ReadAsync(TimelineId timeline) => _store.ReadAsync(timeline, Epoch, null, 100, CancellationToken.None);

    private Task<TimelineView> ReadAsync(long epoch = Epoch) => _store.ReadAsync(_feed, epoch, null, 100, CancellationToken.None);
}
