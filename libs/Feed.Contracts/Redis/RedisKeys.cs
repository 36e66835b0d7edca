namespace Feed.Contracts;

/// <summary>
/// Names of the Redis keys. The braces are a Redis Cluster hash tag: a user's feed, edges and author timeline share a slot, so one
/// script may touch them together.
/// </summary>
public static class RedisKeys
{
    /// <summary>Home feed of a user: a sorted set of post ids.</summary>
    public static string Feed(long userId) => $"feed:{{{userId}}}";

    /// <summary>An author's newest posts: a sorted set of post ids.</summary>
    public static string Author(long userId) => $"author:{{{userId}}}";

    /// <summary>Card of a post, or its tombstone.</summary>
    public static string Post(long postId) => $"post:{{{postId}}}";

    /// <summary>Card of a user, or its tombstone.</summary>
    public static string User(long userId) => $"user:{{{userId}}}";

    /// <summary>Counters of a post or user. Ids are unique over all tables, so one name serves both.</summary>
    public static string Counts(long id) => $"counters:{{{id}}}";

    /// <summary>A lease for cards that somebody loads for the first time, all of them.</summary>
    public static string Loading(string token) => $"loading:{{{token}}}";

    /// <summary>Posts that a user likes, the newest of them.</summary>
    public static string Liked(long userId) => $"liked:{{{userId}}}";

    /// <summary>The epoch whose entries count, as a consumer group last made it known.</summary>
    public static string Epoch(string group) => $"epoch:{{{group}}}";

    /// <summary>Fan-outs that go on after their batch: a hash of jobs.</summary>
    public static string Fanouts(string group) => $"fanouts:{{{group}}}";

    /// <summary>Who is at which of those jobs, and until when it is theirs: a hash.</summary>
    public static string FanoutHolders(string group) => $"fanout-holders:{{{group}}}";

    /// <summary>The position up to which a consumer group has written this Redis.</summary>
    public static string Mark(string group) => $"mark:{{{group}}}";

    /// <summary>Which feeds were built or settled last, and how high floors are: the register of a server's feeds, a sorted set. A cluster has none.</summary>
    public const string RecentTimelines = "recent-timelines";
}
