using Feed.Contracts;
using Feed.Testing;
using Feed.Timelines.Tests.Support;
using static Feed.Timelines.Tests.Support.RegisteredFeeds;

namespace Feed.Timelines.Tests;

/// <summary>Rule 8: what is trimmed at pushes, and what enters no more.</summary>
public sealed class FloorTests(RedisServer server) : IAsyncDisposable
{
    private readonly RegisteredFeeds _feeds = new(server);

    [Fact]
    public async Task An_old_post_does_not_get_below_a_floor()
    {
        await _feeds.BeginAsync();
        for (var post = 10; post < 20; post++) await _feeds.PushAsync(post, 20); // five are held
        Assert.Equal(0, await _feeds.PushAsync(7, 21));
        await _feeds.AssertFeedAsync(Viewers[3], 19, 18, 17, 16, 15);
        Assert.Equal(20, await _feeds.PushAsync(20, 21));
    }

    [Fact]
    public async Task A_build_with_a_floor_raises_the_registers()
    {
        await _feeds.BeginAsync();
        await _feeds.BuildAsync(Viewers[3], "10:10:", [50, 49, 48, 47, 46, 45]);
        Assert.Equal(19, await _feeds.PushAsync(40, 20));
        await _feeds.AssertFeedAsync(Viewers[3], 50, 49, 48, 47, 46);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)] // f has even numbers only
    public async Task A_feed_that_was_trimmed_at_pushes_is_complete_down_to_its_last_entry(int first)
    {
        await PushFromAsync(first, count: 10);
        var view = await _feeds.ReadAsync(Viewers[3]);
        Assert.Equal((first + 4L, true), (view.Floor, view.IsCut));
        Assert.Equal(0, await _feeds.PushAsync(first + 3, 21));
        Assert.Equal(0, await _feeds.PushAsync(first + 4, 21));
        await _feeds.AssertFeedAsync(Viewers[3], first + 9, first + 8, first + 7, first + 6, first + 5);
        var below = await _feeds.Store.ReadAsync(TimelineId.Feed(Viewers[3]), Epoch, first + 2, 10, CancellationToken.None);
        Assert.Equal((first + 4L, 5, 0), (below.Floor, below.Above, below.Ids.Length));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public async Task An_unfollow_takes_the_last_entry_of_a_trimmed_feed_too_and_an_empty_one_still_has_a_floor(int first)
    {
        await PushFromAsync(first, count: 10);
        var floor = await _feeds.Store.FloorAsync(TimelineId.Feed(Viewers[3]), Epoch, CancellationToken.None) ?? 0;
        Assert.InRange(floor, first + 3, first + 4);
        long[] posts = [.. Enumerable.Range(0, 10).Select(i => first + 9L - i).Where(id => id > floor)];
        await _feeds.Store.SettleAsync(
            [Viewers[3]], Epoch, new SettledEdge(Viewers[3], Author, Belongs: false, "40:40:", posts, HasMore: false, [30]), CancellationToken.None);
        var view = await _feeds.ReadAsync(Viewers[3]);
        Assert.Equal((TimelineState.Ready, 0, true), (view.State, view.Ids.Length, view.IsCut));
        Assert.InRange(view.Floor, first + 4, first + 5);
        Assert.Equal(0, await _feeds.PushAsync([Viewers[3]], new NewPost(first + 3, 50)));
    }

    [Fact]
    public async Task Feeds_that_lack_pulled_authors_posts_are_trimmed_behind_the_marks()
    {
        await _feeds.BeginAsync();
        await _feeds.Store.SettleAsync(
            [Viewers[3]], Epoch, new SettledEdge(Viewers[3], 77, Belongs: true, "12:12:", [], HasMore: false, [11], Pulled: true), CancellationToken.None);
        for (var post = 100; post < 110; post++) await _feeds.PushAsync(post, 20);
        var view = await _feeds.ReadAsync(Viewers[3]);
        Assert.Equal([109, 108, 107, 106, 105], view.Ids);
        Assert.Equal([77], view.Pulled);
    }

    private async Task PushFromAsync(int first, int count)
    {
        await _feeds.BeginAsync();
        for (var post = first; post < first + count; post++) Assert.Equal(20, await _feeds.PushAsync(post, 20));
    }

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();
}
