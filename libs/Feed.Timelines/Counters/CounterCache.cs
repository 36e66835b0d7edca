using Feed.Contracts;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>
/// Counters of one kind in Redis. A missing one is counted in Postgres in one snapshot, which is kept with it; changes that arrive while
/// somebody counts are noted and judged by that snapshot.
/// </summary>
internal sealed class CounterCache<T>(CounterKind<T> kind, RedisGateway redis, TimeProvider time, IOptions<TimelineOptions> options)
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 2, 5, 10, 20, 40, 80 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    /// <summary>Counters of all ids; what Redis does not hold is counted and stored.</summary>
    public async Task<Dictionary<long, T>> GetAsync(long epoch, long[] ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, T>(ids.Length);
        var open = await LookAsync(epoch, ids, found, cancellationToken);
        if (open.Length == 0) return found;

        var token = Guid.NewGuid().ToString("N");
        var claims = await Task.WhenAll(open.Select(id => ClaimAsync(epoch, id, token, cancellationToken)));
        await StoreAsync([.. open.Where((_, i) => claims[i])], token, found, cancellationToken);
        await AwaitOthersAsync(epoch, [.. open.Where((_, i) => !claims[i])], found, cancellationToken);
        return found;
    }

    /// <summary>Takes what Redis answered for counters.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="value">What Redis answered.</param>
    /// <param name="counts">The counts.</param>
    /// <param name="version">The version of the card that they belong to; empty when they do not tell.</param>
    /// <returns>False when there are none.</returns>
    public bool TryTake(long epoch, RedisValue value, out T counts, out ReadOnlySpan<byte> version)
    {
        Span<long> values = stackalloc long[kind.Size];
        var isThere = CounterText.TryRead((byte[]?)value, epoch, values, out version);
        counts = kind.Make(values);
        return isThere;
    }

    /// <summary>Counts in Postgres without touching Redis.</summary>
    public async Task<Dictionary<long, T>> CountAsync(long[] ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, T>(ids.Length);
        await CountAsync(ids, found, cancellationToken);
        return found;
    }

    private async Task<long[]> LookAsync(long epoch, long[] ids, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        var values = await redis.GetManyAsync(Array.ConvertAll(ids, id => (RedisKey)RedisKeys.Counts(id)), cancellationToken);
        var open = new List<long>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (TryTake(epoch, values[i], out var counts, out _)) found[ids[i]] = counts;
            else open.Add(ids[i]);
        }

        return [.. open];
    }

    private async Task<bool> ClaimAsync(long epoch, long id, string token, CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [epoch, token, (long)options.Value.BuildLease.TotalMilliseconds];
        return (string)await redis.RunAsync(LuaScript.CountsLease, RedisKeys.Counts(id), arguments, cancellationToken) == "mine";
    }

    private async Task StoreAsync(long[] ids, string token, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return;
        var rows = await CountAsync(ids, found, cancellationToken);
        await Task.WhenAll(rows.Select(row => FillAsync(row, token, cancellationToken)));
    }

    private Task FillAsync(CountedRow row, string token, CancellationToken cancellationToken)
    {
        RedisValue[] arguments =
            [token, row.Snapshot, (long)options.Value.CardTtl.TotalMilliseconds, .. row.Values.Select(value => (RedisValue)value)];
        string[] keys = kind.Card is null ? [RedisKeys.Counts(row.Id)] : [RedisKeys.Counts(row.Id), kind.Card(row.Id)];
        return redis.RunAsync(LuaScript.CountsFill, keys, arguments, cancellationToken);
    }

    private async Task AwaitOthersAsync(long epoch, long[] ids, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        foreach (var pause in Pauses)
        {
            if (ids.Length == 0) return;
            await Task.Delay(pause, time, cancellationToken);
            ids = await LookAsync(epoch, ids, found, cancellationToken);
        }

        if (ids.Length > 0) await CountAsync(ids, found, cancellationToken);
    }

    private async Task<List<CountedRow>> CountAsync(long[] ids, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        var rows = await kind.CountAsync(ids, cancellationToken);
        foreach (var row in rows) found[row.Id] = kind.Make(row.Values);
        return rows;
    }
}
