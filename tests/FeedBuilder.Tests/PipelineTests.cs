using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Each kind of change, once, in order.</summary>
public sealed class PipelineTests(Servers servers)
{
    [Fact]
    public async Task A_post_reaches_existing_feeds_of_author_and_followers()
    {
        await using var world = await servers.CreateAsync(cap: 50);
        var users = await world.AddUsersAsync(4);
        await world.FollowAsync(users[1], users[0]);
        await world.FollowAsync(users[2], users[0]);
        await world.CatchUpAsync();
        await world.AssertExactAsync();

        var post = await world.PostAsync(users[0]);
        await world.CatchUpAsync();

        Assert.Equal([post], await world.Main.FeedAsync(users[0]));
        Assert.Equal([post], await world.Main.FeedAsync(users[1]));
        Assert.Equal([post], await world.Main.FeedAsync(users[2]));
        Assert.Empty(await world.Main.FeedAsync(users[3]));
        await world.AssertExactAsync();
    }
}
