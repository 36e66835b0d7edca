using System.Collections.Concurrent;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>What feeds show of whom they pull: merged, filtered, in two round trips.</summary>
public sealed class CelebrityFeedTests(Servers servers)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_feed_of_many_sources_ends_where_it_should(int pageSize)
    {
        await using var world = await servers.CreateAsync(cap: 14, held: 5, threshold: 2);
        var users = await world.AddUsersAsync(6);
        var (viewer, once, often, small, quiet) = (users[0], users[1], users[2], users[3], users[4]);
        foreach (var author in users[1..5]) await world.FollowAsync(viewer, author);
        foreach (var author in new[] { once, often, quiet }) await world.FollowAsync(users[5], author);
        await world.PostAsync(once);
        await world.PostManyAsync(small, 3);
        await world.DeliverAsync();
        await world.Main.FeedAsync(viewer);
        for (var i = 0; i < 4; i++)
        {
            await world.PostManyAsync(often, 1 + (i % 2));
            await world.PostManyAsync(i % 2 == 0 ? small : viewer, 2);
            await world.DeliverAsync();
            await world.AssertExactAsync(pageSize: pageSize);
        }

        Assert.Equal([once, often], (await world.PulledAsync(viewer)).Order());
        await world.PostManyAsync(often, 7); // more than Redis holds of an author
        await world.DeliverAsync();
        await world.AssertExactAsync(pageSize: pageSize);
        await world.UnfollowAsync(viewer, often);
        await world.DeletePostAsync((await world.ExpectedFeedAsync(viewer))[0]);
        await world.DeliverAsync();
        await world.AssertExactAsync(pageSize: pageSize);
        await world.Main.Reader.ReadFeedAsync(viewer, 1, null, CancellationToken.None); // built anew if so much went that it was dropped
        Assert.Equal([once], await world.PulledAsync(viewer));
    }

    [Fact]
    public async Task A_feed_of_twenty_celebrities_is_read_in_two_round_trips()
    {
        await using var world = await servers.CreateAsync(cap: 50, threshold: 2);
        var users = await world.AddUsersAsync(62);
        await world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) SELECT $1, unnest($2)", users[0], users[2..]);
        await world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) SELECT $1, unnest($2)", users[1], users[2..22]);
        await world.CatchUpAsync();
        foreach (var author in users[2..]) await world.PostAsync(author);
        await world.DeliverAsync();
        await world.Main.FeedAsync(users[0]);
        Assert.Equal(users[2..22], (await world.PulledAsync(users[0])).Order());

        var calls = new ConcurrentQueue<string>();
        world.Main.Hook.Before = (operation, key) =>
        {
            calls.Enqueue(operation);
            return Task.CompletedTask;
        };
        Assert.Equal((await world.ExpectedFeedAsync(users[0]))[..20], (await world.Main.Reader.ReadFeedAsync(users[0], 20, null, CancellationToken.None)).PostIds);
        Assert.Equal(Enumerable.Repeat("timeline-newest", 20), calls); // one call with twenty keys
    }

    [Fact]
    public async Task Follows_blocks_and_deletes_of_celebrities_end_right()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Celebrities.Threshold);
        var (author, followers) = await world.FollowedAsync(Celebrities.Threshold + 1);
        await world.PostManyAsync(author, 3);
        await world.DeliverAsync();
        var late = await world.AddUserAsync();
        await world.Main.FeedAsync(late);
        await world.FollowAsync(late, author);
        await world.BlockAsync(followers[0], author);
        await world.UnfollowAsync(followers[1], author);
        await world.DeliverAsync();
        Assert.Equal([author], await world.PulledAsync(late));
        Assert.Empty(await world.PulledAsync(followers[0]));
        Assert.Empty(await world.PulledAsync(followers[1]));
        await world.AssertExactAsync();

        await world.UnblockAsync(followers[0], author);
        await world.DeleteUserAsync(author);
        await world.DeliverAsync();
        await world.AssertExactAsync();
    }
}
