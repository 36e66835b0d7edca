using System.Collections.Concurrent;
using Feed.Contracts;
using Feed.Testing;
using Feed.Timelines;
using FeedBuilder.Announcing;
using FeedBuilder.Tests.Support;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedBuilder.Tests.Cluster;

/// <summary>The read model in a Redis Cluster: nothing touches two slots, and slots and primaries may change under it.</summary>
public sealed class ClusterTests(Servers servers)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_history_in_a_cluster_equals_the_oracle(int seed)
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var world = await servers.CreateOnAsync(cluster, cap: 3 + seed, page: seed, threshold: 2);
        var history = new History(world, seed);
        for (var round = 0; round < 2; round++)
        {
            await history.PlayAsync(steps: 40);
            await world.AssertExactAsync(pageSize: 1 + seed);
        }
    }

    [Fact]
    public async Task A_post_reaches_feeds_of_all_primaries_with_its_batch_and_through_the_lane()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var world = await servers.CreateOnAsync(cluster, page: 100);
        var users = await world.AddUsersAsync(301);
        await world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) SELECT id, $1 FROM users WHERE id <> $1", users[0]);
        await world.CatchUpAsync();
        await Task.WhenAll(users.Select(user => world.Main.FeedAsync(user)));

        var post = await world.PostAsync(users[0]);
        await world.CatchUpAsync();
        Assert.Equal(101, await HoldersAsync(world, users, post));
        await world.Main.DrainAsync();
        Assert.Equal(users.Length, await HoldersAsync(world, users, post));
    }

    [Fact]
    public async Task Slots_that_move_while_they_are_written_and_read_lose_nothing()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var world = await servers.CreateOnAsync(cluster);
        var (author, viewers) = (await world.AddUserAsync(), await world.AddUsersAsync(6));
        foreach (var viewer in viewers) await world.FollowAsync(viewer, author);
        await world.PostAsync(author);
        await world.CatchUpAsync();
        await world.AssertExactAsync();

        // A key is on neither node's side alone while its slot moves: each step writes and reads.
        foreach (var viewer in viewers)
        {
            var slot = await cluster.SlotAsync(RedisKeys.Feed(viewer));
            await cluster.MoveSlotAsync(slot, async () =>
            {
                await world.PostAsync(author);
                await ApplyAsync(world);
                await world.Main.FeedAsync(viewer);
            });
            await world.PostAsync(viewer);
            await ApplyAsync(world);
        }

        foreach (var viewer in viewers) Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.FeedEntriesAsync(viewer));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_killed_primary_is_replaced_and_what_it_may_have_lost_is_written_again()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var world = await servers.CreateOnAsync(cluster);
        var (author, viewers) = (await world.AddUserAsync(), await world.AddUsersAsync(12));
        foreach (var viewer in viewers) await world.FollowAsync(viewer, author);
        await world.CatchUpAsync();
        await world.AssertExactAsync();
        var life = await world.Main.Marks.GenerationAsync(CancellationToken.None);
        await world.PostManyAsync(author, 3);
        var changes = await world.Slot.NextAsync();
        await world.Main.ApplyAsync(changes);

        // Where Redis does not answer, Postgres does.
        var takingOver = cluster.FailOverAsync(await cluster.SlotAsync(RedisKeys.Feed(viewers[0])));
        while (!takingOver.IsCompleted) Assert.NotEmpty(await world.Main.FeedAsync(viewers[0]));
        await takingOver;
        var post = await world.PostAsync(author);

        // The stream notices another life of the store, and begins again with what it has not acknowledged.
        await Eventually.SucceedsAsync(async () => Assert.NotEqual(life, await world.Main.Marks.GenerationAsync(CancellationToken.None)));
        await ApplyAsync(world, [.. changes, .. await world.Slot.NextAsync()]);
        await world.AssertExactAsync();
        foreach (var viewer in viewers) Assert.Equal(post, (await world.FeedEntriesAsync(viewer))[0]);
    }

    [Fact]
    public async Task New_posts_are_logged_and_told_to_whoever_listens_at_any_node()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var world = await servers.CreateOnAsync(cluster);
        var (listener, heard) = (world.Start(), new ConcurrentQueue<string>());
        await listener.Redis.Multiplexer.GetSubscriber().SubscribeAsync(PostLog.Channel, (_, message) => heard.Enqueue(message!));
        var announcer = new PostAnnouncer(world.Redis.Multiplexer, Options.Create(new TimelineOptions()), TimeProvider.System);

        await announcer.AnnounceAsync(new Announcement([(7, 1), (9, 2)], [5]), CancellationToken.None);

        var log = (RedisResult[])(await listener.Redis.ExecuteAsync("XRANGE", (RedisKey)PostLog.Key, "-", "+"))!;
        Assert.Equal(3, log.Length); // the origin, then both
        string[] told = [PostLog.Changed([5]), PostLog.NewPosts]; // in any order: each goes through another node
        await Eventually.SucceedsAsync(() => Task.Run(() => Assert.Equal(told, heard.Order(StringComparer.Ordinal))));
    }

    // As the stream does: what fails because Redis cannot answer now is tried again.
    private static async Task ApplyAsync(World world, IReadOnlyList<Change>? changes = null)
    {
        changes ??= await world.Slot.NextAsync();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await world.Main.ApplyAsync(changes);
                return;
            }
            catch (Exception exception) when (world.Main.Projection.IsUnavailable(exception) && attempt < 900)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<int> HoldersAsync(World world, long[] users, long post)
    {
        var feeds = await Task.WhenAll(users.Select(user => world.FeedEntriesAsync(user)));
        return feeds.Count(feed => feed.Contains(post));
    }
}
