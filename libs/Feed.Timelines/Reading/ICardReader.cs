namespace Feed.Timelines;

/// <summary>Reads cards and counters, many at a time. What Redis does not hold is filled from Postgres.</summary>
public interface ICardReader
{
    /// <summary>Cards of those posts that exist (deleted ones, and those of deleted authors, are left out).</summary>
    Task<IReadOnlyDictionary<long, PostCard>> GetPostsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Cards of those users that exist.</summary>
    Task<IReadOnlyDictionary<long, UserCard>> GetUsersAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Counters of posts; zeros for a post that does not exist.</summary>
    Task<IReadOnlyDictionary<long, PostCounts>> GetPostCountsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Whether a user likes each of some posts.</summary>
    Task<IReadOnlyDictionary<long, bool>> GetLikedAsync(long userId, IReadOnlyCollection<long> postIds, CancellationToken cancellationToken);

    /// <summary>Counters of users; zeros for a user that does not exist.</summary>
    Task<IReadOnlyDictionary<long, UserCounts>> GetUserCountsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);
}
