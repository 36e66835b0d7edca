using System.Collections.Concurrent;
using Feed.Testing;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests.Cluster;

/// <summary>Rule 9 on a Redis Cluster: the feeds that are settled, the author's timeline and the lane's jobs are on different primaries.</summary>
public sealed class ClusterCrossingTests(Servers servers)
{
    private const int Threshold = 6;
    private const int Crossings = 4;
    private const int PostsEach = 4;

    [Fact]
    public async Task An_author_who_crosses_both_ways_under_load_loses_no_post_and_shows_none_twice()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var world = await servers.CreateOnAsync(cluster, cap: 200, page: 2, threshold: Threshold);
        var users = await world.AddUsersAsync(13);
        var (author, other, faithful, fickle) = (users[0], users[1], users[2..5], users[5..]);
        foreach (var viewer in faithful)
        {
            await world.FollowAsync(viewer, author);
            await world.FollowAsync(viewer, other);
        }

        await world.CatchUpAsync();
        foreach (var user in users) await world.Main.FeedAsync(user);
        var (delivered, ended) = (new ConcurrentQueue<long>(), new CancellationTokenSource());
        var reading = faithful.Select(viewer => Task.Run(() => ReadAsync(world.Start(), viewer, delivered, ended.Token))).ToArray();

        var lane = world.Start();
        for (var crossing = 0; crossing < Crossings; crossing++)
        {
            var up = crossing % 2 == 0;
            await TurnAsync(world, lane, author, other, fickle, up, delivered);
            foreach (var viewer in faithful) Assert.Equal(up ? [author] : [], await world.PulledAsync(viewer));
        }

        await ended.CancelAsync();
        await Task.WhenAll(reading);
        Assert.Equal(Crossings * (PostsEach + 1) * 2, delivered.Count);
        await world.AssertExactAsync(pageSize: 7);
    }

    // Followers come or go while both authors post and the changes arrive.
    private static async Task TurnAsync(
        World world, Instance lane, long author, long other, long[] fickle, bool up, ConcurrentQueue<long> delivered)
    {
        var turning = Task.Run(async () =>
        {
            foreach (var follower in fickle) await (up ? world.FollowAsync(follower, author) : world.UnfollowAsync(follower, author));
        });
        for (var i = 0; i < PostsEach; i++) await PostAsync();
        await turning;
        await PostAsync(); // an author crosses when posting

        async Task PostAsync()
        {
            long[] posts = [await world.PostAsync(author), await world.PostAsync(other)];
            await world.CatchUpAsync();
            await Task.WhenAll(world.Main.DrainAsync(), lane.DrainAsync());
            foreach (var post in posts) delivered.Enqueue(post);
        }
    }

    // Whatever was delivered before a read began is in it, once and in order.
    private static async Task ReadAsync(Instance reader, long viewer, ConcurrentQueue<long> delivered, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var expected = delivered.ToArray();
            var feed = await reader.FeedAsync(viewer, 9);
            Assert.Equal(feed.OrderDescending().Distinct(), feed);
            Assert.Empty(expected.Except(feed));
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
