using System.Collections.Concurrent;
using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rule 9: from a number of followers on, readers pull an author's posts; nothing is lost or doubled whenever that begins or ends.</summary>
public sealed class CelebrityTests(Servers servers)
{
    private const int Threshold = 4;

    [Theory]
    [InlineData(2_000)]
    [InlineData(2)]
    public async Task An_author_who_reaches_the_threshold_is_pulled_from_then_on(int page)
    {
        await using var world = await servers.CreateAsync(page: page, threshold: Threshold);
        var (author, followers) = await FollowedAsync(world, Threshold);
        var first = await world.PostAsync(author);
        await DeliverAsync(world);
        await world.AssertExactAsync();

        var second = await world.PostAsync(author);
        await world.CatchUpAsync();
        foreach (var follower in followers)
        {
            Assert.Empty(await world.FeedEntriesAsync(follower));
            Assert.Equal([author], await world.PulledAsync(follower));
            Assert.Equal([second, first], await world.Main.FeedAsync(follower, 1));
        }

        Assert.Equal([second, first], await world.FeedEntriesAsync(author));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task An_author_who_falls_well_below_the_threshold_is_pushed_again()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Threshold);
        var (author, followers) = await FollowedAsync(world, Threshold);
        var posts = new List<long> { await world.PostAsync(author) };
        await DeliverAsync(world);

        await world.UnfollowAsync(followers[3], author);
        posts.Insert(0, await world.PostAsync(author)); // three are not yet too few
        await DeliverAsync(world);
        Assert.Equal([author], await world.PulledAsync(followers[0]));

        await world.UnfollowAsync(followers[2], author);
        posts.Insert(0, await world.PostAsync(author));
        await world.CatchUpAsync();
        await world.AssertExactAsync();
        await DeliverAsync(world);
        posts.Insert(0, await world.PostAsync(author));
        await DeliverAsync(world);
        foreach (var follower in followers[..2])
        {
            Assert.Empty(await world.PulledAsync(follower));
            Assert.Equal(posts, await world.FeedEntriesAsync(follower));
        }

        Assert.Equal(0, await world.ScalarAsync<long>("SELECT count(*) FROM private.celebrities"));
        await world.AssertExactAsync();
    }

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
        await DeliverAsync(world);
        await world.Main.FeedAsync(viewer);
        for (var i = 0; i < 4; i++)
        {
            await world.PostManyAsync(often, 1 + (i % 2));
            await world.PostManyAsync(i % 2 == 0 ? small : viewer, 2);
            await DeliverAsync(world);
            await world.AssertExactAsync(pageSize: pageSize);
        }

        Assert.Equal([once, often], (await world.PulledAsync(viewer)).Order());
        await world.PostManyAsync(often, 7); // more than Redis holds of an author
        await DeliverAsync(world);
        await world.AssertExactAsync(pageSize: pageSize);
        await world.UnfollowAsync(viewer, often);
        await world.DeletePostAsync((await world.ExpectedFeedAsync(viewer))[0]);
        await DeliverAsync(world);
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
        await DeliverAsync(world);
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

    [Theory]
    [InlineData("timeline-push", "feed")]
    [InlineData("timeline-settle", "feed")]
    [InlineData("timeline-begin", "feed")]
    [InlineData("timeline-finish", "feed")]
    [InlineData("timeline-push", "author")]
    public async Task Whoever_is_held_back_while_an_author_crosses_both_ways_does_no_harm(string operation, string kind)
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Threshold);
        var (author, followers) = await FollowedAsync(world, Threshold - 1);
        var viewer = followers[2];
        if (operation is "timeline-begin" or "timeline-finish") await world.Redis.KeyDeleteAsync(RedisKeys.Feed(viewer));
        await world.PostAsync(author);
        var slow = world.Start();
        var held = slow.Hook.HoldBefore(operation, kind == "feed" ? RedisKeys.Feed(viewer) : RedisKeys.Author(author));
        if (operation == "timeline-settle")
        {
            await world.UnfollowAsync(viewer, author);
            await world.FollowAsync(viewer, author);
        }

        var changes = await world.Slot.NextAsync();
        var working = operation is "timeline-begin" or "timeline-finish" ? slow.FeedAsync(viewer) : WorkAsync();
        await held.ReachedAsync(working);

        // Up, with a post in between, and down again, while the other stands still.
        await world.FollowAsync(await world.AddUserAsync(), author);
        await world.PostAsync(author);
        await world.Main.ApplyAsync([.. changes, .. await world.Slot.NextAsync()]);
        await world.EndLeasesAsync();
        await DeliverAsync(world);
        await world.PostAsync(author);
        await DeliverAsync(world);
        await world.AssertExactAsync();
        await world.ExecuteAsync("DELETE FROM follows WHERE followee_id = $1 AND follower_id <> $2", author, viewer);
        await world.PostAsync(author);
        await DeliverAsync(world);

        held.Open();
        await working;
        await world.EndLeasesAsync();
        await DeliverAsync(world);
        await world.AssertExactAsync();
        Assert.Empty(await world.PulledAsync(viewer));

        async Task WorkAsync()
        {
            await slow.ApplyAsync(changes);
            await slow.DrainAsync();
        }
    }

    [Fact]
    public async Task A_lost_settlement_is_repeated_with_its_post()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Threshold);
        var (author, followers) = await FollowedAsync(world, Threshold);
        await world.PostAsync(author);
        var changes = await world.Slot.NextAsync();
        var saved = await world.SaveAsync();
        await world.Main.ApplyAsync(changes);
        await world.Main.DrainAsync();
        Assert.Equal([author], await world.PulledAsync(followers[0]));

        await world.RestoreAsync(saved);
        await world.Main.ApplyAsync(changes);
        await world.Main.DrainAsync();
        foreach (var follower in followers) Assert.Equal([author], await world.PulledAsync(follower));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_lost_settlement_is_repeated_with_its_posts_removal()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Threshold);
        var (author, followers) = await FollowedAsync(world, Threshold);
        var post = await world.PostAsync(author);
        var saved = await world.SaveAsync();
        await DeliverAsync(world);
        await world.DeletePostAsync(post);
        await world.PostAsync(author);
        await world.RestoreAsync(saved);
        await world.Slot.NextAsync();
        await world.Main.ApplyAsync([.. world.Slot.All.SkipWhile(change => change.Table != Tables.Posts)]);
        await world.Main.DrainAsync();
        foreach (var follower in followers) Assert.Equal([author], await world.PulledAsync(follower));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_feed_of_a_later_epoch_that_was_built_before_the_crossing_is_settled()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Threshold);
        var (author, followers) = await FollowedAsync(world, Threshold);
        await world.PostAsync(author);
        await world.CatchUpAsync();
        await world.BeginEpochAsync();
        foreach (var follower in followers) await world.Main.FeedAsync(follower);
        await world.Main.DrainAsync(); // the job is of the epoch before
        await world.PostAsync(author);
        await DeliverAsync(world);
        await world.AssertExactAsync();
        Assert.Equal([author], await world.PulledAsync(followers[3]));
    }

    [Fact]
    public async Task Follows_blocks_and_deletes_of_celebrities_end_right()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Threshold);
        var (author, followers) = await FollowedAsync(world, Threshold + 1);
        await world.PostManyAsync(author, 3);
        await DeliverAsync(world);
        var late = await world.AddUserAsync();
        await world.Main.FeedAsync(late);
        await world.FollowAsync(late, author);
        await world.BlockAsync(followers[0], author);
        await world.UnfollowAsync(followers[1], author);
        await DeliverAsync(world);
        Assert.Equal([author], await world.PulledAsync(late));
        Assert.Empty(await world.PulledAsync(followers[0]));
        Assert.Empty(await world.PulledAsync(followers[1]));
        await world.AssertExactAsync();

        await world.UnblockAsync(followers[0], author);
        await world.DeleteUserAsync(author);
        await DeliverAsync(world);
        await world.AssertExactAsync();
    }

    private static async Task DeliverAsync(World world)
    {
        await world.CatchUpAsync();
        await world.Main.DrainAsync();
    }

    /// <summary>An author with followers whose feeds exist.</summary>
    private static async Task<(long Author, long[] Followers)> FollowedAsync(World world, int followers)
    {
        var users = await world.AddUsersAsync(followers + 1);
        foreach (var follower in users[1..]) await world.FollowAsync(follower, users[0]);
        await world.CatchUpAsync();
        foreach (var user in users) await world.Main.FeedAsync(user);
        return (users[0], users[1..]);
    }
}
