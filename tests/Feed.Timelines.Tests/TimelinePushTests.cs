using Feed.Testing;
using Feed.Timelines.Tests.Support;
using static Feed.Timelines.Tests.Support.OneFeed;

namespace Feed.Timelines.Tests;

/// <summary>What a push does to a timeline in each state: the script by itself, on a real Redis.</summary>
public sealed class TimelinePushTests(RedisServer server) : IDisposable
{
    private readonly OneFeed _feed = new(server);

    [Fact]
    public async Task A_push_counts_only_if_the_timelines_snapshot_does_not_see_its_transaction()
    {
        await _feed.BuildAsync("10:20:12,15", []);
        ulong[] xids = [9, 10, 11, 12, 13, 15, 19, 20, 21, 112, 1215];
        foreach (var xid in xids) await _feed.PushAsync((long)xid, xid);

        AssertIds(await _feed.ReadAsync(), [1215L, 112, 21, 20, 15, 12]);
    }

    [Fact]
    public async Task A_push_to_a_missing_timeline_makes_none()
    {
        Assert.Equal(0, await _feed.PushAsync(5, 5));
        Assert.Equal(TimelineState.Missing, (await _feed.ReadAsync()).State);
        Assert.False(await _feed.Database.KeyExistsAsync(_feed.Id.Key));
    }

    [Fact]
    public async Task A_cut_pushes_the_floor_up_even_if_nothing_is_added()
    {
        await _feed.BuildAsync("30:30:", [5, 4, 3]);
        await _feed.Store.PushAsync([_feed.Viewer], Epoch, new AuthorPosts(1, [new NewPost(9, 20)], Cut: 4), CancellationToken.None);
        var view = await _feed.ReadAsync();
        Assert.Equal(4, view.Floor);
        AssertIds(view, [5L]);
    }

    [Fact]
    public async Task One_push_meets_timelines_in_every_state_and_each_takes_what_it_should()
    {
        TimelineId[] all = [.. Enumerable.Range(0, 300).Select(_ => Another())];
        for (var i = 0; i < all.Length; i++)
        {
            if (i % 3 == 0) continue; // missing
            await _feed.Store.BeginAsync(all[i], Epoch, "one", CancellationToken.None);
            if (i % 3 == 1) continue; // being built
            var slice = new TimelineSlice(i % 2 == 0 ? "10:10:" : "90:90:", [5, 4]); // the latter has seen the push
            await _feed.Store.FinishAsync(all[i], Epoch, "one", slice, CancellationToken.None);
        }

        var post = new AuthorPosts(1, [new NewPost(9, 20)], 0);
        Assert.Equal(50, await _feed.Store.PushAsync(all.Select(feed => feed.UserId), Epoch, post, CancellationToken.None));
        Assert.Equal(0, await _feed.Store.PushAsync(all.Select(feed => feed.UserId), Epoch, post, CancellationToken.None));
        Assert.True(await _feed.Store.FinishAsync(all[1], Epoch, "one", new TimelineSlice("10:10:", [5, 4]), CancellationToken.None));

        AssertIds(await _feed.ReadAsync(all[1]), [9L, 5, 4]);
        AssertIds(await _feed.ReadAsync(all[2]), [9L, 5, 4]);
        AssertIds(await _feed.ReadAsync(all[5]), [5L, 4]);
        Assert.Equal(TimelineState.Missing, (await _feed.ReadAsync(all[3])).State);
    }

    [Fact]
    public async Task A_push_asks_the_edge_as_long_as_there_is_one()
    {
        await _feed.BuildAsync("10:10:", [5]);
        var unfollowed = new SettledEdge(_feed.Viewer, 1, Belongs: false, "30:30:", [], HasMore: false, [15]);
        await _feed.Store.SettleAsync([_feed.Viewer], Epoch, unfollowed, CancellationToken.None);
        Assert.Equal(0, await _feed.PushAsync(6, 20)); // before the edge's snapshot, which left it out
        Assert.Equal(1, await _feed.PushAsync(7, 40)); // after it: whoever pushes has listed the viewer anew
        Assert.Equal(1, await _feed.Store.PushAsync([_feed.Viewer], Epoch, new AuthorPosts(2, [new NewPost(8, 20)], 0), CancellationToken.None));
        AssertIds(await _feed.ReadAsync(), [8L, 7, 5]);
    }

    [Theory]
    [InlineData(3, 1_099_511_627_776)] // later transactions and epochs than two scores can tell
    [InlineData(4_096, 20)]
    public async Task A_snapshot_too_late_for_numbers_is_still_asked(long epoch, long xmax)
    {
        await _feed.Store.BeginAsync(_feed.Id, epoch, "build", CancellationToken.None);
        await _feed.FinishAsync("build", $"{xmax}:{xmax}:", [5], epoch);
        Assert.Equal(0, await _feed.PushAsync(6, (ulong)xmax - 1, epoch));
        Assert.Equal(1, await _feed.PushAsync(7, (ulong)xmax, epoch));
        AssertIds(await _feed.ReadAsync(epoch), [7L, 5]);
    }

    public void Dispose() => _feed.Dispose();
}
