using System.ComponentModel.DataAnnotations;

namespace Feed.Timelines;

/// <summary>Settings of the Redis read model, section <c>Feed</c>.</summary>
public sealed class TimelineOptions
{
    /// <summary>How many of the newest posts a home feed shows.</summary>
    [Range(1, 7_000)]
    public int FeedCap { get; set; } = 1_000;

    /// <summary>
    /// How many of them, and of an author's, Redis holds: what nearly every read asks for. Older ones are asked of Postgres by whoever pages that far.
    /// </summary>
    [Range(1, 7_000)]
    public int FeedHeld { get; set; } = 150;

    /// <summary>How long a timeline stays in Redis after it was last read.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "3650.00:00:00")]
    public TimeSpan FeedTtl { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a card or counter stays in Redis after it was loaded.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "3650.00:00:00")]
    public TimeSpan CardTtl { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a process shows a post's card that it has read without reading it again, while Redis says with every page that it is still the same. 0: not at all.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan CardCacheFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many cards of posts, and of users, a process keeps for that.</summary>
    [Range(0, 10_000_000)]
    public int CardCacheSize { get; set; } = 10_000;

    /// <summary>How long whoever builds a missing entry may take before another may begin.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan BuildLease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a reader waits for another that builds the same timeline before it asks Postgres itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan BuildWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long Redis may take to answer before it counts as unreachable.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan RedisTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a process relies on the epoch that it read last.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan EpochRefresh { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many Postgres queries one process runs at a time for what Redis does not hold.</summary>
    [Range(1, 1_000)]
    public int PostgresReads { get; set; } = 16;

    // Long enough that an active reader's feed is touched rarely, short enough that "7 days after the last read" is true.
    private static readonly TimeSpan TouchEvery = TimeSpan.FromHours(1);

    /// <summary>How many entries a timeline in Redis has at most when it was just built or trimmed.</summary>
    internal int Held => Math.Min(FeedHeld, FeedCap);

    /// <summary>How far a timeline may grow past that before it is trimmed: trimming rarely is cheaper than at every push.</summary>
    internal int Slack => Held / 10;

    /// <summary>How long until a timeline that is being read is to live on: not positive when that is now.</summary>
    internal TimeSpan UntilTouch(TimeSpan expiresIn) => expiresIn - TimeSpan.FromTicks(Math.Max((FeedTtl - TouchEvery).Ticks, FeedTtl.Ticks / 2));
}
