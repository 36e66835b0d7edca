using Feed.Contracts;
using FeedBuilder.Tests.Support;
using StackExchange.Redis;

namespace FeedBuilder.Tests;

/// <summary>Redis stops, hangs, forgets its scripts, or comes later than everybody else.</summary>
public sealed class RedisDownTests(Servers servers)
{
    [Fact]
    public async Task Readers_ask_postgres_and_the_writer_waits_until_redis_is_back()
    {
        await using var world = await servers.CreateAsync();
        var (viewer, author) = (await world.AddUserAsync(), await world.AddUserAsync());
        await world.FollowAsync(viewer, author);
        await world.PostManyAsync(author, 2);
        await world.CatchUpAsync();
        await world.AssertExactAsync();

        await world.RedisServer.KillAsync();
        var post = await world.PostAsync(author);
        var changes = await world.Slot.NextAsync();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => world.Main.ApplyAsync(changes));
        Assert.True(world.Main.Projection.IsUnavailable(error), error.ToString());
        Assert.Equal(post, (await world.Main.FeedAsync(viewer))[0]);
        await world.AssertExactAsync();

        await world.RedisServer.RestartAsync();
        await Eventually.SucceedsAsync(() => world.Main.ApplyAsync(changes));
        await world.AssertExactAsync();
        Assert.Equal(post, (await world.FeedEntriesAsync(viewer))[0]);
    }

    [Fact]
    public async Task A_process_that_starts_before_redis_connects_when_it_comes()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        await world.PostAsync(user);
        await world.RedisServer.KillAsync();
        var early = world.Start();
        Assert.Single(await early.FeedAsync(user));

        await world.RedisServer.RestartAsync();
        await Eventually.SucceedsAsync(async () =>
            Assert.False((await early.Reader.ReadFeedAsync(user, 5, null, CancellationToken.None)).Rebuilding));
    }

    [Fact]
    public async Task A_server_that_hangs_counts_as_unreachable()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        await world.PostAsync(user);
        var reader = world.Start(new Dictionary<string, string?> { ["Feed:RedisTimeout"] = "00:00:00.300" });
        Assert.Single(await reader.FeedAsync(user));

        using var other = await ConnectionMultiplexer.ConnectAsync(world.RedisServer.ConnectionString);
        var asleep = other.GetDatabase().ExecuteAsync("DEBUG", "SLEEP", "2");
        Assert.Single(await reader.FeedAsync(user));
        Assert.Single(await reader.Cards.GetUsersAsync([user], CancellationToken.None));
        await Task.WhenAny(asleep);
    }

    [Fact]
    public async Task Flushed_scripts_are_loaded_again()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        await world.PostAsync(user);
        await world.AssertExactAsync();
        await world.Redis.Multiplexer.GetServer(world.Redis.Multiplexer.GetEndPoints()[0]).ScriptFlushAsync();

        Assert.False((await world.Main.Reader.ReadFeedAsync(user, 5, null, CancellationToken.None)).Rebuilding);
        await world.PostAsync(user);
        await world.CatchUpAsync();
        Assert.Equal(2, (await world.FeedEntriesAsync(user)).Length);
    }

    [Fact]
    public async Task Marks_and_the_generation_tell_of_a_restart()
    {
        await using var world = await servers.CreateAsync();
        Assert.Null(await world.Main.Marks.ReadAsync("feed-builder", CancellationToken.None));
        var position = new ChangePosition(3, 0x1_0000_0001, 0x2, 17);
        await world.Main.Marks.WriteAsync("feed-builder", position, CancellationToken.None);
        Assert.Equal(position, await world.Main.Marks.ReadAsync("feed-builder", CancellationToken.None));

        var before = await world.Main.Marks.GenerationAsync(CancellationToken.None);
        Assert.Equal(before, await world.Main.Marks.GenerationAsync(CancellationToken.None));
        await world.RedisServer.KillAsync();
        await world.RedisServer.RestartAsync();
        await Eventually.SucceedsAsync(async () =>
            Assert.NotEqual(before, await world.Main.Marks.GenerationAsync(CancellationToken.None)));
    }
}
