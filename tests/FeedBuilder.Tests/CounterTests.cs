using Feed.Contracts;
using Feed.Timelines;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rules 10 and 11: a counter is a count in one snapshot and every later change, once.</summary>
public sealed class CounterTests(Servers servers)
{
    [Fact]
    public async Task A_change_of_a_counter_that_redis_does_not_hold_makes_none()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author);
        await world.LikeAsync(post, author);
        await world.CatchUpAsync();

        Assert.False(await world.Redis.KeyExistsAsync(RedisKeys.Counts(post)));
        await world.AssertCountsAsync(world.Main);
    }

    [Theory]
    [InlineData("counts-lease", false)]
    [InlineData("counts-lease", true)]
    [InlineData("counts-fill", false)]
    [InlineData("counts-fill", true)]
    public async Task A_count_during_likes_is_exact_wherever_they_come(string operation, bool after)
    {
        await using var world = await servers.CreateAsync();
        var users = await world.AddUsersAsync(6);
        var post = await world.PostAsync(users[0]);
        await world.LikeAsync(post, users[0]);
        await world.CatchUpAsync();
        await world.LikeAsync(post, users[1]); // committed and not delivered yet
        var reader = world.Start();
        var key = RedisKeys.Counts(post);
        var held = after ? reader.Hook.HoldAfter(operation, key) : reader.Hook.HoldBefore(operation, key);
        var reading = reader.Cards.GetPostCountsAsync([post], CancellationToken.None);
        await held.ReachedAsync(reading);

        await world.LikeAsync(post, users[2]);
        await world.CatchUpAsync();
        await world.Main.ApplyAsync(world.Slot.All);
        await world.LikeAsync(post, users[3]); // delivered after the count
        await world.UnlikeAsync(post, users[0]);
        held.Open();
        await reading;
        await world.CatchUpAsync();
        await world.Main.ApplyAsync(world.Slot.All);

        Assert.Equal(new PostCounts(3, 0), (await reader.Cards.GetPostCountsAsync([post], CancellationToken.None))[post]);
    }

    [Fact]
    public async Task Counts_under_load_with_evictions_and_late_deliveries_are_exact()
    {
        await using var world = await servers.CreateAsync();
        var users = await world.AddUsersAsync(200);
        var post = await world.PostAsync(users[0]);
        await world.CatchUpAsync();
        using var ended = new CancellationTokenSource();
        var reading = Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
        {
            var reader = world.Start();
            while (!ended.IsCancellationRequested)
            {
                await reader.Cards.GetPostCountsAsync([post], CancellationToken.None);
                if (i == 0) await world.Redis.KeyDeleteAsync(RedisKeys.Counts(post));
                await Task.Delay(1);
            }
        }));
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(async lane =>
        {
            foreach (var user in users.Where((_, i) => i % 4 == lane))
            {
                await world.LikeAsync(post, user);
                if (user % 3 == 0) await world.UnlikeAsync(post, user);
            }
        }));

        while (!writing.IsCompleted) await world.CatchUpAsync();
        await writing;
        await ended.CancelAsync();
        await reading;
        await world.CatchUpAsync();

        await world.AssertCountsAsync(world.Main);
    }

    [Fact]
    public async Task A_like_after_the_delete_counts_nothing()
    {
        await using var world = await servers.CreateAsync();
        var users = await world.AddUsersAsync(2);
        var post = await world.PostAsync(users[0]);
        await world.LikeAsync(post, users[0]);
        await world.CatchUpAsync();
        await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None);
        await world.LikeAsync(post, users[1]);
        var likes = await world.Slot.NextAsync();
        await world.DeletePostAsync(post);
        await world.CatchUpAsync();

        await world.Main.ApplyAsync(likes);

        Assert.False(await world.Redis.KeyExistsAsync(RedisKeys.Counts(post)));
        Assert.Equal(default, (await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None))[post]);
    }

    [Fact]
    public async Task A_late_like_counts_although_later_changes_have_moved_the_counter_on()
    {
        await using var world = await servers.CreateAsync();
        var users = await world.AddUsersAsync(3);
        var post = await world.PostAsync(users[0]);
        await world.CatchUpAsync();
        await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None);
        await world.LikeAsync(post, users[1]);
        var late = await world.Slot.NextAsync();
        await world.LikeAsync(post, users[2]);
        await world.CatchUpAsync();
        Assert.Equal(new PostCounts(1, 0), (await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None))[post]);

        await world.Main.ApplyLateAsync(late);
        Assert.Equal(new PostCounts(2, 0), (await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None))[post]);
        await world.Main.ApplyLateAsync(late);
        await world.Main.ApplyAsync(world.Slot.All);
        Assert.Equal(new PostCounts(2, 0), (await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None))[post]);
        await world.AssertCountsAsync(world.Main);
    }
}
