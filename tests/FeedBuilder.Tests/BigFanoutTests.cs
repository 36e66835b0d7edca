using System.Collections.Concurrent;
using Feed.Contracts;
using Feed.Timelines;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Authors with more followers than a page: the rest goes on beside the batches, survives its process, and ends right whatever happens meanwhile.</summary>
public sealed class BigFanoutTests(Servers servers)
{
    private const int Page = 3;

    [Fact]
    public async Task A_post_reaches_the_first_page_with_its_batch_and_the_others_in_the_lane()
    {
        await using var world = await servers.CreateAsync(page: Page);
        var (author, followers) = await BigAsync(world, 8);
        var post = await world.PostAsync(author);
        await world.CatchUpAsync();
        Assert.Equal(followers[..Page], await HoldersAsync(world, followers, post));
        Assert.Equal([post], await world.FeedEntriesAsync(author));

        Assert.True(await world.Main.Lane.RunOneAsync(CancellationToken.None));
        Assert.Equal(followers, await HoldersAsync(world, followers, post));
        Assert.False(await world.Main.Lane.RunOneAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_killed_process_is_followed_by_another_from_the_last_finished_page()
    {
        await using var world = await servers.CreateAsync(page: Page);
        var (author, followers) = await BigAsync(world, 11);
        var post = await world.PostAsync(author);
        await world.CatchUpAsync();
        var killed = world.Start();
        killed.Hook.Before = (_, key) => key == RedisKeys.Feed(followers[7]) ? Task.FromException(new IOException("kill -9")) : Task.CompletedTask;
        await Assert.ThrowsAsync<IOException>(() => killed.Lane.RunOneAsync(CancellationToken.None));
        Assert.False(await world.Main.Lane.RunOneAsync(CancellationToken.None)); // still the other's

        await world.EndLeasesAsync();
        var written = new ConcurrentBag<string>();
        world.Main.Hook.Before = (operation, key) =>
        {
            if (operation == "timeline-push") written.Add(key);
            return Task.CompletedTask;
        };
        await world.Main.DrainAsync();
        Assert.Equal(followers[6..].Select(RedisKeys.Feed).Order(), written.Order());
        Assert.Equal(followers, await HoldersAsync(world, followers, post));
    }

    [Fact]
    public async Task A_big_fan_out_under_way_does_not_hold_up_others_posts()
    {
        await using var world = await servers.CreateAsync(page: Page);
        var (author, followers) = await BigAsync(world, 8);
        var (reader, small) = (followers[7], await world.AddUserAsync());
        await world.FollowAsync(reader, small);
        await world.PostAsync(author);
        await world.CatchUpAsync();
        var slow = world.Start();
        var push = slow.Hook.HoldBefore("timeline-push", RedisKeys.Feed(reader));
        var running = slow.Lane.RunOneAsync(CancellationToken.None);
        await push.ReachedAsync(running);

        var post = await world.PostAsync(small);
        await world.CatchUpAsync();
        Assert.Equal([post], await world.FeedEntriesAsync(reader));
        push.Open();
        Assert.True(await running);
        await world.AssertExactAsync(pageSize: 2);
    }

    [Theory]
    [InlineData("unfollow")]
    [InlineData("block")]
    [InlineData("delete")]
    [InlineData("rebuild")]
    [InlineData("replay")]
    [InlineData("epoch")]
    public async Task Whatever_happens_between_listing_and_writing_ends_right(string meanwhile)
    {
        await using var world = await servers.CreateAsync(page: Page);
        var (author, followers) = await BigAsync(world, 8);
        var (viewer, post) = (followers[4], await world.PostAsync(author));
        var changes = await world.Slot.NextAsync();
        await world.Main.ApplyAsync(changes);
        var slow = world.Start();
        var push = slow.Hook.HoldBefore("timeline-push", RedisKeys.Feed(viewer));
        var running = slow.Lane.RunOneAsync(CancellationToken.None);
        await push.ReachedAsync(running);

        switch (meanwhile)
        {
            case "unfollow": await world.UnfollowAsync(viewer, author); break;
            case "block": await world.BlockAsync(viewer, author); break;
            case "delete": await world.DeletePostAsync(post); break;
            case "rebuild": await world.Redis.KeyDeleteAsync(RedisKeys.Feed(viewer)); await world.Main.FeedAsync(viewer); break;
            case "replay": await world.Main.ApplyAsync(changes); break;
            case "epoch": await world.BeginEpochAsync(); break;
        }

        if (meanwhile != "epoch") await world.CatchUpAsync();
        push.Open();
        Assert.True(await running);
        await world.Main.DrainAsync();
        await world.AssertExactAsync(pageSize: 2);
        if (meanwhile is "unfollow" or "block") Assert.Empty(await world.FeedEntriesAsync(viewer));
    }

    [Fact]
    public async Task A_replay_that_begins_between_two_posts_does_not_take_the_first_ones_place()
    {
        await using var world = await servers.CreateAsync(page: Page);
        var (author, followers) = await BigAsync(world, 8);
        var posts = await world.PostManyAsync(author, 2);
        var changes = await world.Slot.NextAsync();
        await world.Main.ApplyAsync(changes);
        await world.Main.ApplyAsync([changes[^1]]);
        await world.Main.DrainAsync();
        foreach (var post in posts) Assert.Equal(followers, await HoldersAsync(world, followers, post));
    }

    [Fact]
    public async Task A_deleted_post_is_taken_from_all_feeds()
    {
        await using var world = await servers.CreateAsync(page: Page);
        var (author, followers) = await BigAsync(world, 8);
        var post = await world.PostAsync(author);
        await world.CatchUpAsync();
        await world.Main.DrainAsync();
        await world.DeletePostAsync(post);
        await world.CatchUpAsync();
        await world.Main.DrainAsync();
        Assert.Empty(await HoldersAsync(world, followers, post));
    }

    [Fact]
    public async Task A_follow_during_the_fan_out_brings_the_post_once()
    {
        await using var world = await servers.CreateAsync(page: Page);
        var (author, _) = await BigAsync(world, 5);
        var late = await world.AddUserAsync();
        await world.Main.FeedAsync(late);
        var post = await world.PostAsync(author);
        await world.CatchUpAsync();
        await world.FollowAsync(late, author);
        await world.Main.DrainAsync();
        await world.CatchUpAsync();
        Assert.Equal([post], await world.FeedEntriesAsync(late));
    }

    private static async Task<(long Author, long[] Followers)> BigAsync(World world, int followers)
    {
        var users = await world.AddUsersAsync(followers + 1);
        foreach (var follower in users[1..]) await world.FollowAsync(follower, users[0]);
        await world.CatchUpAsync();
        foreach (var user in users) await world.Main.FeedAsync(user);
        return (users[0], users[1..]);
    }

    private static async Task<long[]> HoldersAsync(World world, long[] followers, long post)
    {
        var holders = new List<long>();
        foreach (var follower in followers)
        {
            if ((await world.FeedEntriesAsync(follower)).Contains(post)) holders.Add(follower);
        }

        return [.. holders];
    }
}
