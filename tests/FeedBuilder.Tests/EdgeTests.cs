using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rules 6 and 7: nothing leaks past an unfollow or block, and a follow and a post find each other, also on two instances.</summary>
public sealed class EdgeTests(Servers servers)
{
    public enum FeedMeanwhile
    {
        Stays,
        IsBuiltAnew,
        IsBeingBuilt,
    }

    [Theory]
    [InlineData(FeedMeanwhile.Stays)]
    [InlineData(FeedMeanwhile.IsBuiltAnew)]
    [InlineData(FeedMeanwhile.IsBeingBuilt)]
    public async Task A_push_that_was_listed_before_an_unfollow_does_not_come_after_it(FeedMeanwhile feed)
    {
        await using var world = await servers.CreateAsync();
        var (viewer, author) = await PairAsync(world);
        await world.FollowAsync(viewer, author);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);
        var slow = world.Start();
        var push = slow.Hook.HoldBefore("timeline-push", RedisKeys.Feed(viewer));
        await world.PostAsync(author);
        var pushing = slow.ApplyAsync(await world.Slot.NextAsync());
        await push.ReachedAsync(pushing);

        await world.UnfollowAsync(viewer, author);
        await world.CatchUpAsync();
        if (feed is not FeedMeanwhile.Stays) await world.Redis.KeyDeleteAsync(RedisKeys.Feed(viewer));
        var begun = world.Main.Hook.HoldAfter("timeline-begin", RedisKeys.Feed(viewer));
        if (feed is not FeedMeanwhile.IsBeingBuilt) begun.Open();
        var reading = world.Main.FeedAsync(viewer);
        await begun.ReachedAsync(reading);
        if (feed is not FeedMeanwhile.IsBeingBuilt) await reading;
        push.Open();
        await pushing;
        begun.Open();

        Assert.Empty(await reading);
        Assert.Empty(await world.FeedEntriesAsync(viewer));
        Assert.Empty(await world.Main.FeedAsync(viewer));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_consumer_that_wakes_with_an_old_edge_does_not_undo_a_newer_one(bool endsFollowed)
    {
        await using var world = await servers.CreateAsync();
        var (viewer, author) = await PairAsync(world);
        await world.PostManyAsync(author, 2);
        if (endsFollowed) await world.FollowAsync(viewer, author);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);
        var woken = world.Start();
        var settle = woken.Hook.HoldBefore("timeline-settle", RedisKeys.Feed(viewer));

        await ToggleAsync(world, viewer, author, follow: !endsFollowed);
        var old = await world.Slot.NextAsync();
        var settling = woken.ApplyAsync(old);
        await settle.ReachedAsync(settling);
        await ToggleAsync(world, viewer, author, follow: endsFollowed);
        await world.CatchUpAsync();
        settle.Open();
        await settling;

        Assert.Equal(endsFollowed ? 2 : 0, (await world.FeedEntriesAsync(viewer)).Length);
        await woken.ApplyAsync(old);
        Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.FeedEntriesAsync(viewer));
    }

    [Theory]
    [InlineData("timeline-push", true)]
    [InlineData("timeline-push", false)]
    [InlineData("timeline-settle", true)]
    [InlineData("timeline-settle", false)]
    public async Task A_follow_and_a_post_on_two_instances_find_each_other(string held, bool postFirst)
    {
        await using var world = await servers.CreateAsync();
        var (viewer, author) = await PairAsync(world);
        await world.Main.FeedAsync(viewer);
        var one = world.Start();
        var point = one.Hook.HoldBefore(held, RedisKeys.Feed(viewer));

        Task Post() => world.PostAsync(author);
        Task Follow() => world.FollowAsync(viewer, author);
        await (postFirst ? Post() : Follow());
        var working = one.ApplyAsync(await world.Slot.NextAsync());
        await point.ReachedAsync(working);
        await (postFirst ? Follow() : Post());
        await world.CatchUpAsync();
        point.Open();
        await working;

        Assert.Single(await world.FeedEntriesAsync(viewer));
        Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.Main.FeedAsync(viewer));
    }

    [Theory]
    [InlineData("unfollow")]
    [InlineData("block")]
    public async Task What_left_a_feed_leaves_it_whole_however_much_the_author_wrote_since(string how)
    {
        await using var world = await servers.CreateAsync(cap: 3);
        var (viewer, author) = await PairAsync(world);
        await world.FollowAsync(viewer, author);
        await world.PostManyAsync(author, 2);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);

        // The feed knows none of these, and there are more of them than it could hold.
        await world.PostManyAsync(author, 9);
        await (how == "block" ? world.BlockAsync(author, viewer) : world.UnfollowAsync(viewer, author));
        await world.CatchUpAsync();

        Assert.Empty(await world.FeedEntriesAsync(viewer));
        Assert.Empty(await world.Main.FeedAsync(viewer));
    }

    [Fact]
    public async Task Many_edges_at_once_drop_the_feed_and_it_is_built_anew()
    {
        await using var world = await servers.CreateAsync(cap: 20);
        var viewer = await world.AddUserAsync();
        var authors = await world.AddUsersAsync(40);
        foreach (var author in authors) await world.PostAsync(author);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);

        await world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) SELECT $1, unnest($2)", viewer, authors);
        await world.CatchUpAsync();

        Assert.False(await world.HasFeedAsync(viewer));
        Assert.Equal(20, (await world.Main.FeedAsync(viewer, 7)).Length);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Edges_that_change_again_and_again_do_not_make_a_feed_grow_for_ever()
    {
        await using var world = await servers.CreateAsync();
        var viewer = await world.AddUserAsync();
        await world.Main.FeedAsync(viewer);
        foreach (var author in await world.AddUsersAsync(210))
        {
            await world.FollowAsync(viewer, author);
            if (author % 3 == 0) await world.CatchUpAsync();
        }

        await world.CatchUpAsync();
        Assert.True(await world.Redis.SortedSetLengthAsync(RedisKeys.Feed(viewer)) <= 201);
        Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.Main.FeedAsync(viewer));
    }

    private static async Task<(long Viewer, long Author)> PairAsync(World world)
    {
        var users = await world.AddUsersAsync(2);
        return (users[0], users[1]);
    }

    private static Task ToggleAsync(World world, long viewer, long author, bool follow) =>
        follow ? world.FollowAsync(viewer, author) : world.UnfollowAsync(viewer, author);
}
