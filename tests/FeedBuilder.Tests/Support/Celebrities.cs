namespace FeedBuilder.Tests.Support;

/// <summary>What tests of celebrities begin with.</summary>
internal static class Celebrities
{
    /// <summary>Followers that make a celebrity where a test does not say otherwise.</summary>
    public const int Threshold = 4;

    /// <summary>Delivers all changes, and ends all big fan-outs.</summary>
    public static async Task DeliverAsync(this World world)
    {
        await world.CatchUpAsync();
        await world.Main.DrainAsync();
    }

    /// <summary>An author with followers whose feeds exist.</summary>
    public static async Task<(long Author, long[] Followers)> FollowedAsync(this World world, int followers)
    {
        var users = await world.AddUsersAsync(followers + 1);
        foreach (var follower in users[1..]) await world.FollowAsync(follower, users[0]);
        await world.CatchUpAsync();
        foreach (var user in users) await world.Main.FeedAsync(user);
        return (users[0], users[1..]);
    }
}
