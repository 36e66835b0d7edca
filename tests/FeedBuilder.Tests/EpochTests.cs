using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rule 4: what was filled before a slot was lost no longer counts.</summary>
public sealed class EpochTests(Servers servers)
{
    [Fact]
    public async Task What_happened_while_the_slot_was_lost_shows_after_the_next_epoch()
    {
        await using var world = await servers.CreateAsync();
        var users = await world.AddUsersAsync(3);
        foreach (var author in users[1..]) await world.FollowAsync(users[0], author);
        var posts = await world.PostManyAsync(users[1], 3);
        await world.PostAsync(users[2]);
        await world.LikeAsync(posts[0], users[0]);
        await world.CatchUpAsync();
        await world.AssertExactAsync();

        await world.Slot.NextAsync();
        await world.DeletePostAsync(posts[2]);
        await world.EditAsync(posts[1], "edited");
        await world.UnlikeAsync(posts[0], users[0]);
        await world.UnfollowAsync(users[0], users[2]);
        await world.DeleteUserAsync(users[2]);
        await world.BeginEpochAsync();

        await world.AssertExactAsync();
        await world.PostAsync(users[1]);
        await world.CatchUpAsync();
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Until_an_epoch_is_complete_postgres_answers()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        var post = await world.PostAsync(user);
        await world.AssertExactAsync();

        await world.Main.Projection.BeginEpochAsync(9, CancellationToken.None);
        await world.EditAsync(post, "edited");
        await world.PostManyAsync(user, 7);
        var before = await world.DumpAsync();

        await world.AssertExactAsync();
        Assert.True((await world.Main.Reader.ReadFeedAsync(user, 2, null, CancellationToken.None)).Rebuilding);
        Assert.Equal(before, await world.DumpAsync());
    }

    [Fact]
    public async Task A_reader_that_still_knows_the_epoch_before_harms_nothing()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        await world.PostManyAsync(user, 3);
        var late = world.Start(new Dictionary<string, string?> { ["Feed:EpochRefresh"] = "00:01:00" });
        await late.FeedAsync(user);

        await world.BeginEpochAsync();
        await world.PostAsync(user);
        await world.CatchUpAsync();
        await late.FeedAsync(user);
        await world.AssertExactAsync();
        await late.FeedAsync(user);
        await world.PostAsync(user);
        await world.CatchUpAsync();

        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Changes_of_an_older_epoch_change_nothing()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        var post = await world.PostAsync(user);
        await world.CatchUpAsync();
        IReadOnlyList<Change> old = [.. world.Slot.All];
        await world.BeginEpochAsync();
        await world.DeletePostAsync(post);
        await world.CatchUpAsync();
        await world.AssertExactAsync();
        var before = await world.DumpAsync();

        await world.Main.ApplyAsync(old);

        Assert.Equal(before, await world.DumpAsync());
    }

    [Fact]
    public async Task An_epoch_that_redis_has_seen_does_not_begin_again()
    {
        await using var world = await servers.CreateAsync();
        var epochs = world.Main.Projection;
        await epochs.BeginEpochAsync(5, CancellationToken.None);
        await epochs.BeginEpochAsync(5, CancellationToken.None); // tried again, since the first answer was lost
        await epochs.CompleteEpochAsync(5, CancellationToken.None);
        await epochs.CompleteEpochAsync(5, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => epochs.BeginEpochAsync(5, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => epochs.BeginEpochAsync(4, CancellationToken.None));
        Assert.Equal("5", await world.Redis.StringGetAsync(RedisKeys.Epoch("feed-builder")));
    }

    [Fact]
    public async Task An_emptied_redis_is_filled_again_by_readers_alone()
    {
        await using var world = await servers.CreateAsync();
        var user = await world.AddUserAsync();
        await world.PostManyAsync(user, 3);
        await world.ExecuteAsync("""
            INSERT INTO private.epochs (consumer_group, epoch, system_id, timeline, slot, reason, completed_at)
            VALUES ('feed-builder', 1, 'x', 1, 'x', 'x', now())
            """);
        await world.RestoreAsync([]);

        Assert.False((await world.Main.Reader.ReadFeedAsync(user, 2, null, CancellationToken.None)).Rebuilding);
        Assert.True(await world.HasFeedAsync(user));
        await world.PostAsync(user);
        await world.CatchUpAsync();
        await world.AssertExactAsync();
    }
}
