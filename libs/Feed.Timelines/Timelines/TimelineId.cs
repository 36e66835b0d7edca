using Feed.Contracts;

namespace Feed.Timelines;

/// <summary>Names one timeline.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="UserId">Whose it is.</param>
internal readonly record struct TimelineId(TimelineKind Kind, long UserId)
{
    /// <summary>Its Redis key.</summary>
    public string Key => Kind == TimelineKind.Feed ? RedisKeys.Feed(UserId) : RedisKeys.Author(UserId);

    public static TimelineId Feed(long viewerId) => new(TimelineKind.Feed, viewerId);

    public static TimelineId Author(long authorId) => new(TimelineKind.Author, authorId);
}
