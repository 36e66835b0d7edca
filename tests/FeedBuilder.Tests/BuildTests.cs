using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Building missing feeds: once, by somebody who lives, and never empty by accident.</summary>
public sealed class BuildTests(Servers servers)
{
    [Fact]
    public async Task Concurrent_readers_build_a_feed_once_and_all_see_it()
    {
        await using var world = await servers.CreateAsync(cap: 20);
        var user = await world.AddUserAsync();
        await world.PostManyAsync(user, 30);
        var finished = 0;
        var readers = Enumerable.Range(0, 4).Select(_ => world.Start()).ToList();
        foreach (var reader in readers)
        {
            reader.Hook.After = (operation, key) =>
            {
                if (operation == "timeline-finish" && key == RedisKeys.Feed(user)) Interlocked.Increment(ref finished);
                return Task.CompletedTask;
            };
        }

        var feeds = await Task.WhenAll(readers.SelectMany(reader => Enumerable.Range(0, 10).Select(_ => reader.FeedAsync(user, 7))));

        Assert.All(feeds, feed => Assert.Equal(20, feed.Length));
        Assert.Equal(1, finished);
    }

    [Fact]
    public async Task Who_waits_for_a_slow_builder_is_answered_by_postgres()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        await world.PostManyAsync(user, 3);
        var slow = world.Start();
        var finish = slow.Hook.HoldBefore("timeline-finish", RedisKeys.Feed(user));
        var building = slow.FeedAsync(user);
        await finish.ReachedAsync(building);

        var page = await world.Main.Reader.ReadFeedAsync(user, 2, null, CancellationToken.None);

        Assert.Equal(2, page.PostIds.Count);
        Assert.True(page is { Rebuilding: true, HasNextPage: true });
        finish.Open();
        Assert.Equal(3, (await building).Length);
        Assert.False((await world.Main.Reader.ReadFeedAsync(user, 2, null, CancellationToken.None)).Rebuilding);
    }

    [Fact]
    public async Task A_builder_that_died_is_succeeded_after_its_lease()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        await world.PostManyAsync(user, 3);
        var settings = new Dictionary<string, string?> { ["Feed:BuildLease"] = "00:00:00.200" };
        var dying = world.Start(settings);
        var finish = dying.Hook.HoldBefore("timeline-finish", RedisKeys.Feed(user));
        var building = dying.FeedAsync(user);
        await finish.ReachedAsync(building);

        await Eventually.SucceedsAsync(async () =>
            Assert.False((await world.Main.Reader.ReadFeedAsync(user, 2, null, CancellationToken.None)).Rebuilding));
        await world.PostAsync(user);
        await world.CatchUpAsync();
        finish.Open();
        await building;

        Assert.Equal(4, (await world.FeedEntriesAsync(user)).Length);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task An_empty_feed_exists_and_is_not_built_again()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        var post = await world.PostAsync(user);
        await world.AssertExactAsync();
        await world.DeletePostAsync(post);
        await world.CatchUpAsync();
        Assert.True(await world.HasFeedAsync(user));

        var builds = 0;
        world.Main.Hook.Before = (operation, _) =>
        {
            if (operation == "timeline-begin") builds++;
            return Task.CompletedTask;
        };
        Assert.Empty(await world.Main.FeedAsync(user));
        Assert.Equal(0, builds);
    }

    [Fact]
    public async Task Reading_puts_off_expiry_and_pushing_does_not()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        await world.AssertExactAsync();
        var week = TimeSpan.FromDays(7);
        var ttl = await world.Redis.KeyTimeToLiveAsync(RedisKeys.Feed(user));
        Assert.InRange(ttl!.Value, week - TimeSpan.FromMinutes(5), week);

        await world.Redis.KeyExpireAsync(RedisKeys.Feed(user), TimeSpan.FromHours(20));
        await world.PostAsync(user);
        await world.CatchUpAsync();
        Assert.True(await world.Redis.KeyTimeToLiveAsync(RedisKeys.Feed(user)) <= TimeSpan.FromHours(20));
        await world.Start().FeedAsync(user); // the first process has just seen when it expires, and does not look again yet
        Assert.True(await world.Redis.KeyTimeToLiveAsync(RedisKeys.Feed(user)) > TimeSpan.FromDays(6));
    }

    [Fact]
    public async Task Every_key_but_those_of_the_stream_expires()
    {
        await using var world = await servers.CreateAsync();
        await new History(world, seed: 3).PlayAsync(60);
        await world.AssertExactAsync();
        // One epoch, and one register, which has at most so many members.
        foreach (var key in world.Keys().Where(key => !((string)key!).StartsWith("epoch:", StringComparison.Ordinal) && key != RedisKeys.RecentTimelines))
            Assert.True(await world.Redis.KeyTimeToLiveAsync(key) > TimeSpan.Zero, $"{key} never expires");
    }

    [Fact]
    public async Task Random_keys_evicted_under_load_leave_everything_exact()
    {
        await using var world = await servers.CreateAsync(cap: 10);
        var users = await world.AddUsersAsync(6);
        foreach (var follower in users) foreach (var author in users) if (follower != author) await world.FollowAsync(follower, author);
        await world.CatchUpAsync();
        using var ended = new CancellationTokenSource();
        var reading = Task.WhenAll(users.Select(async user =>
        {
            while (!ended.IsCancellationRequested)
            {
                var feed = await world.Main.FeedAsync(user, 4);
                Assert.Equal(feed.OrderDescending().Distinct(), feed);
            }
        }));
        var random = new Random(1);
        var other = world.Start();
        for (var i = 0; i < 60; i++)
        {
            var post = await world.PostAsync(users[i % 6]);
            await world.LikeAsync(post, users[random.Next(6)]);
            if (i % 5 == 0) await world.DeletePostAsync(post);
            if (i % 7 == 0) await world.UnfollowAsync(users[random.Next(6)], users[random.Next(6)]);
            await other.ApplyAsync(await world.Slot.NextAsync());
            var keys = world.Keys().ToList();
            for (var k = 0; k < 4; k++) await world.Redis.KeyDeleteAsync(keys[random.Next(keys.Count)]);
        }

        await ended.CancelAsync();
        await reading;
        await world.Main.ApplyAsync(world.Slot.All[^1]);
        await world.AssertExactAsync();
    }
}
