using Microsoft.Extensions.Logging;

namespace Feed.Timelines;

/// <inheritdoc cref="ICardReader"/>
internal sealed class CardReader(
    CardCache<PostCard> posts,
    CardCache<UserCard> users,
    CounterCache<PostCounts> postCounts,
    CounterCache<UserCounts> userCounts,
    CardSource source,
    CurrentEpoch epochs,
    ILogger<CardReader> logger) : ICardReader
{
    public async Task<IReadOnlyDictionary<long, PostCard>> GetPostsAsync(
        IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await GetPageAsync(ids, cancellationToken)).Posts;

    /// <summary>Cards of those posts that exist, with their authors'.</summary>
    public async Task<PageCards> GetPageAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(ids, posts.GetAsync, source.PostsAsync, card => card.Id, cancellationToken);
        if (found.Count == 0) return new PageCards(found, new Dictionary<long, UserCard>());

        // An account goes in one transaction, but its posts' changes take a while to come: until then the author's tombstone hides them.
        var authors = await GetUsersAsync([.. found.Values.Select(card => card.AuthorId).Distinct()], cancellationToken);
        foreach (var (id, card) in found)
        {
            if (!authors.ContainsKey(card.AuthorId)) found.Remove(id);
        }

        return new PageCards(found, authors);
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
        if (wanted.Length == 0) return [];
        try
        {
            if (await epochs.GetAsync(cancellationToken) is { } epoch) return await fromRedis(epoch, wanted, cancellationToken);
        }
        catch (Exception exception) when (RedisFailures.IsUnavailable(exception))
        {
            logger.RedisUnavailable(exception);
        }

        return await fromPostgres(wanted, cancellationToken);
    }
}
