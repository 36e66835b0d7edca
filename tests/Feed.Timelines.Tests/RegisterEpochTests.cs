using Feed.Contracts;
using Feed.Testing;
using Feed.Timelines.Tests.Support;
using static Feed.Timelines.Tests.Support.RegisteredFeeds;

namespace Feed.Timelines.Tests;

/// <summary>What the register does not know, has forgotten, or says of another epoch.</summary>
public sealed class RegisterEpochTests(RedisServer server) : IAsyncDisposable
{
    private readonly RegisteredFeeds _feeds = new(server);

    [Fact]
    public async Task Without_a_register_each_feed_is_looked_at_until_the_next_epoch()
    {
        await _feeds.BeginAsync();
        await _feeds.Database.KeyDeleteAsync(RedisKeys.RecentTimelines);
        await _feeds.BuildAsync(Viewers[3], "30:30:");
        Assert.Equal(19, await _feeds.PushAsync(9, 20));
        Assert.False(await _feeds.Database.KeyExistsAsync(RedisKeys.RecentTimelines));
        Assert.False(await _feeds.IsTakenOnTrustAsync(post: 10, xid: 20));
        await _feeds.Epochs.BeginAsync(Epoch + 1, CancellationToken.None);
        Assert.Equal(0, await _feeds.Database.SortedSetScoreAsync(RedisKeys.RecentTimelines, "f"));
    }

    [Fact]
    public async Task What_the_register_has_forgotten_is_still_respected()
    {
        await _feeds.BeginAsync();
        await _feeds.BuildAsync(Viewers[3], "30:30:");
        for (var other = 0; other < 4_200; other += 100)
            await Task.WhenAll(Enumerable.Range(100_000 + other, 100).Select(viewer => _feeds.BuildAsync(viewer, "50:50:")));
        Assert.InRange(await _feeds.Database.SortedSetLengthAsync(RedisKeys.RecentTimelines), 1, 4_096);
        Assert.Null(await _feeds.Database.SortedSetScoreAsync(RedisKeys.RecentTimelines, RedisKeys.Feed(Viewers[3])));
        Assert.Equal(19, await _feeds.PushAsync(9, 20));
        await _feeds.AssertFeedAsync(Viewers[3], 5, 4);
        Assert.True(await _feeds.IsTakenOnTrustAsync(post: 10, xid: 50));
        Assert.False(await _feeds.IsTakenOnTrustAsync(post: 11, xid: 49));
    }

    [Fact]
    public async Task Builders_that_died_do_not_fill_the_register()
    {
        await _feeds.BeginAsync();
        for (var other = 0; other < 4_200; other += 100)
        {
            TimelineId[] feeds = [.. Enumerable.Range(100_000 + other, 100).Select(viewer => TimelineId.Feed(viewer))];
            await Task.WhenAll(feeds.Select(feed => _feeds.Store.BeginAsync(feed, Epoch, "dies", CancellationToken.None)));
            await Task.WhenAll(feeds.Select(feed => _feeds.Store.DropAsync(feed, CancellationToken.None))); // as its lease ends
        }

        Assert.InRange(await _feeds.Database.SortedSetLengthAsync(RedisKeys.RecentTimelines), 1, 4_200);
        Assert.Equal(3.0 * (1L << 40), await _feeds.Database.SortedSetScoreAsync(RedisKeys.RecentTimelines, "w"));
    }

    [Fact]
    public async Task A_later_epochs_feed_takes_no_push_of_an_older_one()
    {
        await _feeds.BeginAsync();
        await _feeds.Epochs.BeginAsync(Epoch + 1, CancellationToken.None);
        await _feeds.Store.BeginAsync(TimelineId.Feed(Viewers[3]), Epoch + 1, "next", CancellationToken.None);
        await _feeds.Store.FinishAsync(TimelineId.Feed(Viewers[3]), Epoch + 1, "next", new TimelineSlice("10:10:", [5, 4]), CancellationToken.None);
        Assert.Equal(19, await _feeds.PushAsync(9, 1_000_000));
        await _feeds.AssertFeedAsync(Viewers[3], epoch: Epoch + 1, expected: [5, 4]);
    }

    [Fact]
    public async Task An_older_epochs_feed_does_not_grow_without_end()
    {
        await _feeds.BeginAsync();
        await _feeds.Epochs.BeginAsync(Epoch + 1, CancellationToken.None);
        for (var post = 10; post < 20; post++)
            await _feeds.Store.PushAsync(Viewers, Epoch + 1, new AuthorPosts(Author, [new NewPost(post, 20)], 0), CancellationToken.None);
        Assert.False(await _feeds.Database.KeyExistsAsync(RedisKeys.Feed(Viewers[3])));
    }

    [Fact]
    public async Task A_later_epoch_than_numbers_can_tell_is_looked_at()
    {
        await _feeds.Epochs.BeginAsync(4_096, CancellationToken.None);
        await _feeds.Store.BeginAsync(TimelineId.Feed(Viewers[0]), 4_096, "build", CancellationToken.None);
        await _feeds.Store.FinishAsync(TimelineId.Feed(Viewers[0]), 4_096, "build", new TimelineSlice("30:30:", [5, 4]), CancellationToken.None);
        Assert.Equal(0, await _feeds.Store.PushAsync(Viewers, 4_096, new AuthorPosts(Author, [new NewPost(9, 20)], 0), CancellationToken.None));
        Assert.Equal(1, await _feeds.Store.PushAsync(Viewers, 4_096, new AuthorPosts(Author, [new NewPost(9, 30)], 0), CancellationToken.None));
    }

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();
}
