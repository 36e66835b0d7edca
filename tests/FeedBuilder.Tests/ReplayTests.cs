using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rules 5 and 2: changes are delivered again, from anywhere, after a stop at any write or a Redis that lost its newest ones.</summary>
public sealed class ReplayTests(Servers servers)
{
    [Fact]
    public async Task The_whole_stream_again_changes_nothing()
    {
        await using var world = await servers.CreateAsync();
        await new History(world, seed: 7).PlayAsync(steps: 80);
        await world.AssertExactAsync();
        await ForgetReadsOfDeletedAsync(world);
        var before = await world.DumpAsync();

        await world.Main.ApplyAsync(world.Slot.All);
        Assert.Equal("", string.Join("\n", Dump.Differences(before, await world.DumpAsync())));

        foreach (var change in world.Slot.All) await world.Main.ApplyAsync(change);
        Assert.Equal("", string.Join("\n", Dump.Differences(before, await world.DumpAsync())));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task The_stream_again_from_any_point_ends_exact()
    {
        await using var world = await servers.CreateAsync();
        await new History(world, seed: 8).PlayAsync(steps: 40);
        for (var from = 0; from < world.Slot.All.Count; from += 7)
        {
            await world.Main.ApplyAsync([.. world.Slot.All.Skip(from)]);
            await world.AssertExactAsync();
        }
    }

    [Fact]
    public async Task A_stop_at_any_write_with_an_edit_in_between_ends_exact()
    {
        await using var world = await servers.CreateAsync();
        for (var stopAt = 1; await StopAndReplayAsync(world, stopAt); stopAt++)
        {
            Assert.True(stopAt < 200, "The batch never ends.");
        }
    }

    [Fact]
    public async Task Changes_after_the_state_that_a_crash_of_redis_left_are_applied_again()
    {
        await using var world = await servers.CreateAsync();
        var history = new History(world, seed: 9);
        await history.PlayAsync(steps: 40);
        for (var round = 0; round < 5; round++)
        {
            var saved = await world.SaveAsync();
            var applied = world.Slot.All.Count;
            await history.PlayAsync(steps: 15);
            await world.AssertExactAsync();

            await world.RestoreAsync(saved);
            await world.Main.ApplyAsync([.. world.Slot.All.Skip(applied)]);
            await world.AssertExactAsync();
        }
    }

    // Whoever asks for the counters of a deleted post gets zeros, and Redis keeps them for a while: the delete, told again, removes them.
    private static async Task ForgetReadsOfDeletedAsync(World world)
    {
        var existing = (await world.IdsAsync("SELECT id FROM posts UNION ALL SELECT id FROM users")).Select(RedisKeys.Counts).ToHashSet();
        foreach (var key in world.Keys().Where(key => ((string)key!).StartsWith("counters:", StringComparison.Ordinal)))
        {
            if (!existing.Contains(key!)) await world.Redis.KeyDeleteAsync(key);
        }

        // What a user likes is forgotten at each change, told again or not.
        foreach (var key in world.Keys().Where(key => ((string)key!).StartsWith("liked:", StringComparison.Ordinal))) await world.Redis.KeyDeleteAsync(key);
    }

    // A batch of everything, ended before one of its writes; the post is edited; another process gets all of it again.
    private static async Task<bool> StopAndReplayAsync(World world, int stopAt)
    {
        var users = await world.AddUsersAsync(4);
        var (author, follower, leaver, blocker) = (users[0], users[1], users[2], users[3]);
        foreach (var viewer in users[1..]) await world.FollowAsync(viewer, author);
        var old = await world.PostManyAsync(author, 3);
        await world.CatchUpAsync();
        foreach (var viewer in users) await world.Main.FeedAsync(viewer);
        await world.Main.Cards.GetPostCountsAsync(old, CancellationToken.None);

        var post = await world.PostAsync(author, "first");
        await world.LikeAsync(old[2], follower);
        await world.DeletePostAsync(old[1]);
        await world.UnfollowAsync(leaver, author);
        await world.BlockAsync(blocker, author);
        var changes = await world.Slot.NextAsync();
        var stopped = await StopAsync(world, changes, stopAt);

        await world.EditAsync(post, "second");
        await world.Main.ApplyAsync([.. changes, .. await world.Slot.NextAsync()]);
        foreach (var viewer in users) Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.Main.FeedAsync(viewer, 2));
        Assert.Equal("second", (await world.Main.Cards.GetPostsAsync([post], CancellationToken.None))[post].Text);
        Assert.Equal(1, (await world.Main.Cards.GetPostCountsAsync([old[2]], CancellationToken.None))[old[2]].Likes);
        return stopped;
    }

    private static async Task<bool> StopAsync(World world, IReadOnlyList<Change> changes, int stopAt)
    {
        using var writer = world.Start();
        var writes = 0;
        writer.Hook.Before = (_, _) => Interlocked.Increment(ref writes) >= stopAt
            ? Task.FromException(new OperationCanceledException("kill -9"))
            : Task.CompletedTask;
        try
        {
            await writer.ApplyAsync(changes);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
