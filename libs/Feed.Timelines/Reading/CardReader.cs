using Microsoft.Extensions.Logging;

namespace Feed.Timelines;

/// <inheritdoc cref="ICardReader"/>
internal sealed class CardReader(
    PageReader pages,
    CardCache<UserCard> users,
    CardCache<LikedPosts> likes,
    CounterCache<PostCounts> postCounts,
    CounterCache<UserCounts> userCounts,
    CardSource source,
    CurrentEpoch epochs,
    ILogger<CardReader> logger) : ICardReader
{
    public async Task<IReadOnlyDictionary<long, PostCard>> GetPostsAsync(
        IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await GetPageAsync(ids, viewer: 0, cancellationToken)).Posts;

    /// <summary>Cards of those posts that exist, with their authors', and whatever else is read on the way.</summary>
    /// <param name="ids">The posts.</param>
    /// <param name="viewer">Who is to see them; 0 when that does not matter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<PageCards> GetPageAsync(IReadOnlyCollection<long> ids, long viewer, CancellationToken cancellationToken)
    {
        long[] wanted = [.. ids.Distinct()];
        return wanted.Length == 0
            ? new PageCards(new Dictionary<long, PostCard>(), new Dictionary<long, UserCard>())
            : await AskAsync((epoch, token) => pages.ReadAsync(epoch, wanted, viewer, token), token => AskPostgresAsync(wanted, token), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<long, bool>> GetLikedAsync(
        long userId, IReadOnlyCollection<long> postIds, CancellationToken cancellationToken)
    {
        var known = await ReadAsync([userId], likes.GetAsync, source.LikesAsync, found => found.UserId, cancellationToken);
        var liked = postIds.Distinct().ToDictionary(id => id, id => known[userId].Includes(id));
        long[] old = [.. liked.Where(post => post.Value is null).Select(post => post.Key)];
        if (old.Length > 0)
        {
            var found = await source.LikedAsync(userId, old, cancellationToken);
            foreach (var id in old) liked[id] = found.Contains(id);
        }

        return liked.ToDictionary(post => post.Key, post => post.Value!.Value);
    }

    public async Task<IReadOnlyDictionary<long, UserCard>> GetUsersAsync(
        IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        await ReadAsync(ids, users.GetAsync, source.UsersAsync, card => card.Id, cancellationToken);

    public async Task<IReadOnlyDictionary<long, PostCounts>> GetPostCountsAsync(
        IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        await CountAsync(ids, postCounts, cancellationToken);

    public async Task<IReadOnlyDictionary<long, UserCounts>> GetUserCountsAsync(
        IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        await CountAsync(ids, userCounts, cancellationToken);

    private Task<Dictionary<long, T>> CountAsync<T>(IReadOnlyCollection<long> ids, CounterCache<T> cache, CancellationToken cancellationToken) =>
        ReadAsync(ids, cache.GetAsync, cache.CountAsync, cancellationToken);

    private Task<Dictionary<long, T>> ReadAsync<T>(
        IReadOnlyCollection<long> ids,
        Func<long, long[], CancellationToken, Task<Dictionary<long, T>>> fromRedis,
        Func<long[], CancellationToken, Task<List<T>>> fromPostgres,
        Func<T, long> idOf,
        CancellationToken cancellationToken) =>
        ReadAsync(
            ids, fromRedis, async (missing, token) => (await fromPostgres(missing, token)).ToDictionary(idOf), cancellationToken);

    private async Task<Dictionary<long, T>> ReadAsync<T>(
        IReadOnlyCollection<long> ids,
        Func<long, long[], CancellationToken, Task<Dictionary<long, T>>> fromRedis,
        Func<long[], CancellationToken, Task<Dictionary<long, T>>> fromPostgres,
        CancellationToken cancellationToken)
    {
        long[] wanted = [.. ids.Distinct()];
        return wanted.Length == 0
            ? []
            : await AskAsync((epoch, token) => fromRedis(epoch, wanted, token), token => fromPostgres(wanted, token), cancellationToken);
    }

    private async Task<T> AskAsync<T>(
        Func<long, CancellationToken, Task<T>> redis, Func<CancellationToken, Task<T>> postgres, CancellationToken cancellationToken)
    {
        try
        {
            if (await epochs.GetAsync(cancellationToken) is { } epoch) return await redis(epoch, cancellationToken);
        }
        catch (Exception exception) when (RedisFailures.IsUnavailable(exception))
        {
            logger.RedisUnavailable(exception);
        }

        return await postgres(cancellationToken);
    }

    private async Task<PageCards> AskPostgresAsync(long[] ids, CancellationToken cancellationToken)
    {
        var posts = await source.PostsAsync(ids, cancellationToken);
        var authors = (await source.UsersAsync([.. posts.Select(card => card.AuthorId).Distinct()], cancellationToken)).ToDictionary(card => card.Id);
        return new PageCards(posts.Where(card => authors.ContainsKey(card.AuthorId)).ToDictionary(card => card.Id), authors);
    }
}
