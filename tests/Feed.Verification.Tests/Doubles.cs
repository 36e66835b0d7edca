using System.Collections.Concurrent;

namespace Feed.Verification.Tests;

/// <summary>A read model that hands everything to another; tests change a part of it.</summary>
internal class Relayed(IReadModel inner) : IReadModel
{
    public virtual Task<IReadOnlyList<PostView>> FeedAsync(long viewerId, CancellationToken cancellationToken) =>
        inner.FeedAsync(viewerId, cancellationToken);

    public Task<IReadOnlyList<PostView>> PostsAsync(long authorId, long viewerId, int limit, CancellationToken cancellationToken) =>
        inner.PostsAsync(authorId, viewerId, limit, cancellationToken);

    public Task<IReadOnlyList<UserView>> UserAsync(long userId, long viewerId, CancellationToken cancellationToken) =>
        inner.UserAsync(userId, viewerId, cancellationToken);

    public Task<IReadOnlyList<UserView>> FollowersAsync(long userId, long viewerId, int limit, CancellationToken cancellationToken) =>
        inner.FollowersAsync(userId, viewerId, limit, cancellationToken);

    public Task<IReadOnlyList<UserView>> FollowingAsync(long userId, long viewerId, int limit, CancellationToken cancellationToken) =>
        inner.FollowingAsync(userId, viewerId, limit, cancellationToken);

    public Task<IReadOnlyList<CommentView>> CommentsAsync(long postId, int limit, CancellationToken cancellationToken) =>
        inner.CommentsAsync(postId, limit, cancellationToken);

    public Task<SearchResult> SearchAsync(string word, int limit, CancellationToken cancellationToken) =>
        inner.SearchAsync(word, limit, cancellationToken);
}

/// <summary>Answers its first feeds from a stale model.</summary>
internal sealed class Lagging(IReadModel stale, IReadModel current, int staleReads) : Relayed(current)
{
    private int _reads;

    public override Task<IReadOnlyList<PostView>> FeedAsync(long viewerId, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _reads) <= staleReads ? stale.FeedAsync(viewerId, cancellationToken) : base.FeedAsync(viewerId, cancellationToken);
}

/// <summary>Remembers whose feeds were read.</summary>
internal sealed class Recording(IReadModel inner) : Relayed(inner)
{
    public ConcurrentBag<long> Viewers { get; } = [];

    public override Task<IReadOnlyList<PostView>> FeedAsync(long viewerId, CancellationToken cancellationToken)
    {
        Viewers.Add(viewerId);
        return base.FeedAsync(viewerId, cancellationToken);
    }
}
