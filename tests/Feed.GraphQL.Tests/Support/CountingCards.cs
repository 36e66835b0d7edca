using System.Collections.Concurrent;
using Feed.Timelines;

namespace Feed.GraphQL.Tests.Support;

/// <summary>Counts the calls of a card reader, and how many ids each took.</summary>
internal sealed class CountingCards(ICardReader inner) : ICardReader
{
    public ConcurrentQueue<(string Method, int Ids)> Calls { get; } = [];

    public Task<IReadOnlyDictionary<long, PostCard>> GetPostsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        Calls.Enqueue(("posts", ids.Count));
        return inner.GetPostsAsync(ids, cancellationToken);
    }

    public Task<IReadOnlyDictionary<long, UserCard>> GetUsersAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        Calls.Enqueue(("users", ids.Count));
        return inner.GetUsersAsync(ids, cancellationToken);
    }

    public Task<IReadOnlyDictionary<long, PostCounts>> GetPostCountsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        Calls.Enqueue(("postCounts", ids.Count));
        return inner.GetPostCountsAsync(ids, cancellationToken);
    }

    public Task<IReadOnlyDictionary<long, bool>> GetLikedAsync(long userId, IReadOnlyCollection<long> postIds, CancellationToken cancellationToken)
    {
        Calls.Enqueue(("liked", postIds.Count));
        return inner.GetLikedAsync(userId, postIds, cancellationToken);
    }

    public Task<IReadOnlyDictionary<long, UserCounts>> GetUserCountsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        Calls.Enqueue(("userCounts", ids.Count));
        return inner.GetUserCountsAsync(ids, cancellationToken);
    }
}
