using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rule 9 across crashes and epochs: a settlement that was lost is done again.</summary>
public sealed class CelebrityRecoveryTests(Servers servers)
{
    [Fact]
    public async Task A_lost_settlement_is_repeated_with_its_post()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Celebrities.Threshold);
        var (author, followers) = await world.FollowedAsync(Celebrities.Threshold);
        await world.PostAsync(author);
        var changes = await world.Slot.NextAsync();
        var saved = await world.SaveAsync();
        await world.Main.ApplyAsync(changes);
        await world.Main.DrainAsync();
        Assert.Equal([author], await world.PulledAsync(followers[0]));

        await world.RestoreAsync(saved);
        await world.Main.ApplyAsync(changes);
        await world.Main.DrainAsync();
        foreach (var follower in followers) Assert.Equal([author], await world.PulledAsync(follower));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_lost_settlement_is_repeated_with_its_posts_removal()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Celebrities.Threshold);
        var (author, followers) = await world.FollowedAsync(Celebrities.Threshold);
        var post = await world.PostAsync(author);
        var saved = await world.SaveAsync();
        await world.DeliverAsync();
        await world.DeletePostAsync(post);
        await world.PostAsync(author);
        await world.RestoreAsync(saved);
        await world.Slot.NextAsync();
        await world.Main.ApplyAsync([.. world.Slot.All.SkipWhile(change => change.Table != Tables.Posts)]);
        await world.Main.DrainAsync();
        foreach (var follower in followers) Assert.Equal([author], await world.PulledAsync(follower));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_feed_of_a_later_epoch_that_was_built_before_the_crossing_is_settled()
    {
        await using var world = await servers.CreateAsync(page: 2, threshold: Celebrities.Threshold);
        var (author, followers) = await world.FollowedAsync(Celebrities.Threshold);
        await world.PostAsync(author);
        await world.CatchUpAsync();
        await world.BeginEpochAsync();
        foreach (var follower in followers) await world.Main.FeedAsync(follower);
        await world.Main.DrainAsync(); // the job is of the epoch before
        await world.PostAsync(author);
        await world.DeliverAsync();
        await world.AssertExactAsync();
        Assert.Equal([author], await world.PulledAsync(followers[3]));
    }
}
