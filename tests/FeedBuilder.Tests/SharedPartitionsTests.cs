using Feed.Kafka;
using Feed.Testing;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Two workers that share the partitions of a real Kafka, behind the real connector.</summary>
public sealed class SharedPartitionsTests(Servers servers)
{
    [Fact]
    public async Task Two_workers_that_come_and_go_under_load_keep_every_feed_and_counter_right()
    {
        if (KafkaLibrary.Problem is { } problem) Assert.Skip(problem);
        await using var kafka = await KafkaServer.StartAsync();
        await using var world = await servers.CreateAsync(cap: 10);
        await using (var connect = await ConnectServer.StartAsync(kafka, world.ConnectionString))
        {
            var users = await world.AddUsersAsync(12);
            var first = await Worker.StartAsync(world, kafka);
            await ActAsync(world, users, 0);
            var second = await Worker.StartAsync(world, kafka);
            await ActAsync(world, users, 1);
            await Worker.StopAsync(first);
            await ActAsync(world, users, 2);
            first = await Worker.StartAsync(world, kafka);
            await ActAsync(world, users, 3);

            await Eventually.SucceedsAsync(() => world.AssertExactAsync());
            await Worker.StopAsync(first);
            await Worker.StopAsync(second);
        }

        // Its name is the server's, which other tests use too.
        await Eventually.SucceedsAsync(() => world.ExecuteAsync("SELECT pg_drop_replication_slot('feed_connect')"));
    }

    private static async Task ActAsync(World world, long[] users, int round)
    {
        var random = new Random(round);
        for (var i = 0; i < 5; i++)
        {
            foreach (var user in users)
            {
                var other = users[random.Next(users.Length)];
                var posts = await world.PostManyAsync(user, 4);
                if (other != user) await (random.Next(3) == 0 ? world.UnfollowAsync(user, other) : world.FollowAsync(user, other));
                await world.LikeAsync(posts[0], other);
                await world.CommentAsync(posts[1], other);
                await world.EditAsync(posts[1], "edited");
                await world.DeletePostAsync(posts[2]);
                await world.Main.FeedAsync(other, 4);
            }
        }
    }
}
