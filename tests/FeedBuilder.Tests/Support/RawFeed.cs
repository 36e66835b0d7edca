using System.Globalization;
using Feed.Contracts;
using StackExchange.Redis;

namespace FeedBuilder.Tests.Support;

/// <summary>Looks at timelines in Redis without reading them, so that nothing is built on the way.</summary>
public static class RawFeed
{
    /// <summary>The entries of a feed, newest first.</summary>
    public static Task<long[]> FeedEntriesAsync(this World world, long viewer) => EntriesAsync(world, RedisKeys.Feed(viewer));

    /// <summary>The entries of an author's timeline, newest first.</summary>
    public static Task<long[]> AuthorEntriesAsync(this World world, long author) => EntriesAsync(world, RedisKeys.Author(author));

    /// <summary>Authors whose posts a feed does not have because readers pull them.</summary>
    public static async Task<long[]> PulledAsync(this World world, long viewer) =>
        [.. (await world.Redis.SortedSetRangeByScoreAsync(RedisKeys.Feed(viewer), -(1L << 53), -(1L << 53)))
            .Select(member => long.Parse(((string)member!)[1..], CultureInfo.InvariantCulture))];

    public static Task<bool> HasFeedAsync(this World world, long viewer) => world.Redis.KeyExistsAsync(RedisKeys.Feed(viewer));

    private static async Task<long[]> EntriesAsync(World world, string key)
    {
        var members = await world.Redis.SortedSetRangeByScoreAsync(key, -FeedId.Max, 0, Exclude.Stop);
        return [.. members.Select(member => long.Parse((string)member!, CultureInfo.InvariantCulture))];
    }
}
