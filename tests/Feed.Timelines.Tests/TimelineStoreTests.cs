using Feed.Testing;
using Feed.Timelines.Tests.Support;
using StackExchange.Redis;
using static Feed.Timelines.Tests.Support.OneFeed;

[assembly: AssemblyFixture(typeof(RedisServer))]

namespace Feed.Timelines.Tests;

/// <summary>What is built, how long and by whom, and what is read of it: the scripts by themselves, on a real Redis.</summary>
public sealed class TimelineStoreTests(RedisServer server) : IDisposable
{
    private readonly OneFeed _feed = new(server);

    [Fact]
    public async Task A_build_is_one_callers_until_it_ends()
    {
        Assert.Equal(TimelineState.Mine, await _feed.Store.BeginAsync(_feed.Id, Epoch, "one", CancellationToken.None));
        Assert.Equal(TimelineState.Building, await _feed.Store.BeginAsync(_feed.Id, Epoch, "two", CancellationToken.None));
        Assert.Equal(TimelineState.Building, (await _feed.ReadAsync()).State);
        Assert.False(await _feed.FinishAsync("two", "10:10:", [7]));
        Assert.True(await _feed.FinishAsync("one", "10:10:", [7]));
        Assert.False(await _feed.FinishAsync("one", "10:10:", [8]));
        Assert.Equal(TimelineState.Ready, await _feed.Store.BeginAsync(_feed.Id, Epoch, "three", CancellationToken.None));
        AssertIds(await _feed.ReadAsync(), [7L]);
    }

    [Fact]
    public async Task Another_epochs_timeline_is_missing_or_newer_and_not_pushed_to()
    {
        await _feed.BuildAsync("10:10:", [7]);
        Assert.Equal(TimelineState.Missing, (await _feed.ReadAsync(Epoch + 1)).State);
        Assert.Equal(TimelineState.Newer, (await _feed.ReadAsync(Epoch - 1)).State);
        Assert.Equal(0, await _feed.PushAsync(9, 20, Epoch - 1));
        AssertIds(await _feed.ReadAsync(), [7L]);
        await _feed.PushAsync(9, 20, Epoch + 1); // whatever becomes of it, nobody of that epoch reads it
        Assert.Equal(TimelineState.Missing, (await _feed.ReadAsync(Epoch + 1)).State);
        Assert.Equal(TimelineState.Newer, await _feed.Store.BeginAsync(_feed.Id, Epoch - 1, "late", CancellationToken.None));
        Assert.Equal(TimelineState.Mine, await _feed.Store.BeginAsync(_feed.Id, Epoch + 1, "next", CancellationToken.None));
    }

    [Fact]
    public async Task What_comes_during_a_build_is_judged_by_its_snapshot()
    {
        await _feed.Store.BeginAsync(_feed.Id, Epoch, "one", CancellationToken.None);
        await _feed.PushAsync(100, 9); // seen, and rightly left out
        await _feed.PushAsync(101, 11); // not seen
        await _feed.PushAsync(102, 12);
        await _feed.Store.RemoveAsync(_feed.Id, Epoch, [102, 50], CancellationToken.None);
        Assert.True(await _feed.FinishAsync("one", "10:10:", [90, 50]));

        AssertIds(await _feed.ReadAsync(), [101L, 90]);
    }

    [Fact]
    public async Task A_build_of_more_than_the_cap_has_a_floor_and_nothing_enters_below()
    {
        await _feed.BuildAsync("10:10:", [.. Enumerable.Range(100, 41).Select(i => (long)i).Reverse()]);
        var view = await _feed.ReadAsync();
        Assert.Equal((100L, 40), (view.Floor, view.Ids.Length));

        Assert.Equal(0, await _feed.PushAsync(99, 20));
        Assert.Equal(0, await _feed.PushAsync(100, 20));
        for (var id = 200; id < 205; id++) await _feed.PushAsync(id, 20);
        view = await _feed.ReadAsync();
        Assert.Equal((105L, 40), (view.Floor, view.Ids.Length)); // trimmed once it was 10 % over the cap
        Assert.Equal(204, view.Ids[0]);
    }

    [Fact]
    public async Task A_page_counts_what_lies_above_it()
    {
        await _feed.BuildAsync("10:10:", [50, 40, 30, 20, 10]);
        var view = await _feed.Store.ReadAsync(_feed.Id, Epoch, beforeId: 30, limit: 1, CancellationToken.None);
        Assert.Equal(5, await _feed.Store.CountAsync(_feed.Id, CancellationToken.None));
        Assert.Equal(3, view.Above);
        AssertIds(view, [20L]);
        view = await _feed.Store.ReadAsync(_feed.Id, Epoch, beforeId: 35, limit: 9, CancellationToken.None);
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
        await _feed.Store.BeginAsync(_feed.Id, Epoch, "build", CancellationToken.None);
        Assert.True(await _feed.Store.FinishAsync(_feed.Id, Epoch, "build", new TimelineSlice("10:10:", [9, 8, 7, 6, 5], authors), CancellationToken.None));
        await _feed.Store.SettleAsync([_feed.Viewer], Epoch, new SettledEdge(_feed.Viewer, 1, Belongs: true, "30:30:", [6], HasMore: false, [15]), CancellationToken.None);
        for (var time = 0; time < 2; time++)
        {
            foreach (var limit in new[] { 1, 4, 5, 6, 100 })
            {
                var view = await _feed.Store.ReadAsync(_feed.Id, Epoch, null, limit, CancellationToken.None);
                AssertIds(view, new long[] { 9, 8, 7, 6, 5 }[..Math.Min(limit, 5)]);
                Assert.Equal(authors, view.Pulled);
                view = await _feed.Store.ReadAsync(_feed.Id, Epoch, beforeId: 9, limit, CancellationToken.None);
                AssertIds(view, new long[] { 8, 7, 6, 5 }[..Math.Min(limit, 4)]);
                Assert.Equal((authors.Length, 1), (view.Pulled.Length, view.Above));
            }
        }
    }

    [Fact]
    public async Task Whatever_else_a_key_holds_is_no_timeline()
    {
        await _feed.Database.SortedSetAddAsync(_feed.Id.Key, [new SortedSetEntry("7", -7), new SortedSetEntry("R|3|0|10:10:", double.PositiveInfinity)]);
        Assert.Equal(TimelineState.Missing, (await _feed.ReadAsync()).State);
        Assert.Equal(TimelineState.Mine, await _feed.Store.BeginAsync(_feed.Id, Epoch, "one", CancellationToken.None));
    }

    [Fact]
    public async Task The_largest_id_is_exact()
    {
        const long Max = (1L << 53) - 1;
        await _feed.BuildAsync("10:10:", [Max - 1]);
        await _feed.PushAsync(Max, 20);
        AssertIds(await _feed.ReadAsync(), [Max, Max - 1]);
        AssertIds(await _feed.Store.ReadAsync(_feed.Id, Epoch, Max, 5, CancellationToken.None), [Max - 1]);
    }

    public void Dispose() => _feed.Dispose();
}
