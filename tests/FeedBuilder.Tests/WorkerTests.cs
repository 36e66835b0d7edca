using FeedBuilder.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace FeedBuilder.Tests;

/// <summary>The worker as it runs: a real change stream before the projection, and servers that die.</summary>
public sealed class WorkerTests(Servers servers)
{
    [Fact]
    public async Task What_happens_shows_up_also_across_deaths_of_redis_and_of_the_worker()
    {
        await using var world = await servers.CreateAsync(cap: 10);
        var worker = await Worker.StartAsync(world);
        var users = await world.AddUsersAsync(6);
        for (var round = 0; round < 3; round++)
        {
            await ActAsync(world, users, round);
            if (round == 1) await world.RedisServer.KillAsync();
            await ActAsync(world, users, round);
            if (round == 1) await world.RedisServer.RestartAsync();
            if (round == 2) worker = await RestartAsync(world, worker);
            await ActAsync(world, users, round);
            await Eventually.SucceedsAsync(() => world.AssertExactAsync());
        }

        await Worker.StopAsync(worker);
    }

    [Fact]
    public async Task A_redis_that_lost_everything_is_right_again()
    {
        await using var world = await servers.CreateAsync(cap: 10);
        var worker = await Worker.StartAsync(world);
        var users = await world.AddUsersAsync(3);
        await ActAsync(world, users, 0);
        await Eventually.SucceedsAsync(() => world.AssertExactAsync());

        await world.RestoreAsync([]);
        await ActAsync(world, users, 1);

        await Eventually.SucceedsAsync(() => world.AssertExactAsync());
        await Eventually.SucceedsAsync(async () =>
            Assert.False((await world.Main.Reader.ReadFeedAsync(users[0], 3, null, CancellationToken.None)).Rebuilding));
        await Worker.StopAsync(worker);
    }

    [Fact]
    public async Task A_bulk_load_in_one_transaction_comes_through()
    {
        await using var world = await servers.CreateAsync(cap: 20);
        var worker = await Worker.StartAsync(world);
        var users = await world.AddUsersAsync(100);
        await world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) SELECT a, b FROM unnest($1) a, unnest($1) b WHERE a <> b AND (a + b) % 7 = 0", users);
        foreach (var user in users[..10]) await world.Main.FeedAsync(user);

        await using (var connection = await world.Postgres.OpenConnectionAsync())
        await using (var copy = await connection.BeginBinaryImportAsync("COPY posts (author_id, text) FROM STDIN (FORMAT binary)"))
        {
            for (var i = 0; i < 10_000; i++) await copy.WriteRowAsync(CancellationToken.None, users[i % 100], $"bulk {i}");
            await copy.CompleteAsync();
        }

        await Eventually.SucceedsAsync(async () =>
        {
            foreach (var user in users[..20]) Assert.Equal(await world.ExpectedFeedAsync(user), await world.Main.FeedAsync(user, 7));
        });
        await Worker.StopAsync(worker);
    }

    private static async Task ActAsync(World world, long[] users, int round)
    {
        var random = new Random(round);
        foreach (var user in users)
        {
            var other = users[random.Next(users.Length)];
            var posts = await world.PostManyAsync(user, 3);
            if (other != user) await (random.Next(3) == 0 ? world.UnfollowAsync(user, other) : world.FollowAsync(user, other));
            await world.LikeAsync(posts[0], other);
            await world.EditAsync(posts[1], "edited");
            await world.DeletePostAsync(posts[2]);
            await world.Main.FeedAsync(other, 4);
        }
    }

    private static async Task<IHost> RestartAsync(World world, IHost worker)
    {
        await Worker.StopAsync(worker);
        return await Worker.StartAsync(world);
    }
}
