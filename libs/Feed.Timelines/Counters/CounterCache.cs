using System.Globalization;
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

    /// <summary>Counts in Postgres without touching Redis.</summary>
    public async Task<Dictionary<long, T>> CountAsync(long[] ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, T>(ids.Length);
        await CountAsync(ids, found, cancellationToken);
        return found;
    }

    private async Task<long[]> LookAsync(long epoch, long[] ids, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        var hashes = await Task.WhenAll(ids.Select(id => redis.GetFieldsAsync(RedisKeys.Counts(id), kind.Fields, cancellationToken)));
        return [.. ids.Where((id, i) => !TryTake(epoch, id, hashes[i], found))];
    }

    private bool TryTake(long epoch, long id, string?[] fields, Dictionary<long, T> found)
    {
        if (fields[0] != epoch.ToString(CultureInfo.InvariantCulture) || fields[1] is null) return false;
        found[id] = kind.Make([.. fields.Skip(2).Select(value => long.Parse(value ?? "0", CultureInfo.InvariantCulture))]);
        return true;
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
        [
            token, row.Snapshot, (long)options.Value.CardTtl.TotalMilliseconds,
            .. kind.Counters.SelectMany((counter, i) => new RedisValue[] { counter.ToString(), row.Values[i] }),
        ];
        return redis.RunAsync(LuaScript.CountsFill, RedisKeys.Counts(row.Id), arguments, cancellationToken);
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
