using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rule 9: from a number of followers on, readers pull an author's posts; nothing is lost or doubled whenever that begins or ends.</summary>
public sealed class CelebrityCrossingTests(Servers servers)
{
    [Theory]
    [InlineData(2_000)]
    [InlineData(2)]
    public async Task An_author_who_reaches_the_threshold_is_pulled_from_then_on(int page)
    {
        await using var world = await servers.CreateAsync(page: page, threshold: Celebrities.Threshold);
        var (author, followers) = await world.FollowedAsync(Celebrities.Threshold);
        var first = await world.PostAsync(author);
        await world.DeliverAsync();
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
        await using var world = await servers.CreateAsync(page: 2, threshold: Celebrities.Threshold);
        var (author, followers) = await world.FollowedAsync(Celebrities.Threshold);
        var posts = new List<long> { await world.PostAsync(author) };
        await world.DeliverAsync();

        await world.UnfollowAsync(followers[3], author);
        posts.Insert(0, await world.PostAsync(author)); // three are not yet too few
        await world.DeliverAsync();
        Assert.Equal([author], await world.PulledAsync(followers[0]));

        await world.UnfollowAsync(followers[2], author);
        posts.Insert(0, await world.PostAsync(author));
        await world.CatchUpAsync();
        await world.AssertExactAsync();
        await world.DeliverAsync();
        posts.Insert(0, await world.PostAsync(author));
        await world.DeliverAsync();
        foreach (var follower in followers[..2])
        {
            Assert.Empty(await world.PulledAsync(follower));
            Assert.Equal(posts, await world.FeedEntriesAsync(follower));
        }

        Assert.Equal(0, await world.ScalarAsync<long>("SELECT count(*) FROM private.celebrities"));
        await world.AssertExactAsync();
    }

    [Theory]
    [InlineData("timeline-push", "feed")]
    [InlineData("timeline-settle", "feed")]
    [InlineData("timeline-begin", "feed")]
    [InlineData("timeline-finish", "feed")]
    [InlineData("timeline-push", "author")]
    public async Task Whoever_is_held_back_while_an_author_crosses_both_ways_does_no_harm(string operation, string kind)
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Celebrities.Threshold);
        var (author, followers) = await world.FollowedAsync(Celebrities.Threshold - 1);
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
        await world.DeliverAsync();
        await world.PostAsync(author);
        await world.DeliverAsync();
        await world.AssertExactAsync();
        await world.ExecuteAsync("DELETE FROM follows WHERE followee_id = $1 AND follower_id <> $2", author, viewer);
        await world.PostAsync(author);
        await world.DeliverAsync();

        held.Open();
        await working;
        await world.EndLeasesAsync();
        await world.DeliverAsync();
        await world.AssertExactAsync();
        Assert.Empty(await world.PulledAsync(viewer));

        async Task WorkAsync()
        {
            await slow.ApplyAsync(changes);
            await slow.DrainAsync();
        }
    }
}
