using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>
/// Cards of one kind in Redis. Only Postgres says what a card holds: whoever loads one first leaves a lease in its key, and its value is
/// taken only while that lease is still there. Every change replaces whatever is there by a lease of its own, so what was read before it
/// never gets in, in whatever order things happen; absence needs no protection.
/// </summary>
internal sealed class CardCache<T>(CardKind<T> kind, RedisGateway redis, TimeProvider time, IOptions<TimelineOptions> options)
    where T : class
{
    private static readonly TimeSpan TombstoneTtl = TimeSpan.FromHours(1);

    // Anybody may ask for any id, so what never was is not remembered for long.
    private static readonly TimeSpan UnknownTtl = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan[] Pauses = [.. new[] { 2, 5, 10, 20, 40 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    /// <summary>Cards of those ids that exist; what Redis does not hold is loaded and stored.</summary>
    public async Task<Dictionary<long, T>> GetAsync(long epoch, long[] ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, T>(ids.Length);
        var open = await LookAsync(epoch, ids, found, cancellationToken);
        if (open.Length == 0) return found;

        var lease = NewLease(epoch);
        var claimed = await Task.WhenAll(open.Select(id => ClaimAsync(epoch, id, lease, found, cancellationToken)));
        await StoreAsync(epoch, [.. Of(open, claimed, Claim.Mine)], lease, found, cancellationToken);
        await AwaitOthersAsync(epoch, [.. Of(open, claimed, Claim.Others)], found, cancellationToken);
        return found;
    }

    /// <summary>Loads cards anew after a change of their rows.</summary>
    /// <returns>Those that exist.</returns>
    public async Task<Dictionary<long, T>> RefreshAsync(long epoch, long[] ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, T>(ids.Length);
        var lease = NewLease(epoch);
        await SetAsync(ids, lease, options.Value.BuildLease, cancellationToken);
        await StoreAsync(epoch, ids, lease, found, cancellationToken);
        return found;
    }

    /// <summary>Says that rows are gone. That also spares Postgres the look for them.</summary>
    public Task BuryAsync(long epoch, IEnumerable<long> ids, CancellationToken cancellationToken) =>
        SetAsync(ids, new CardEntry(CardEntry.Tombstone, epoch, "").ToString(), TombstoneTtl, cancellationToken);

    private Task SetAsync(IEnumerable<long> ids, string value, TimeSpan ttl, CancellationToken cancellationToken) =>
        redis.RunManyAsync(LuaScript.CardSet, ids.Select(kind.Key), [value, (long)ttl.TotalMilliseconds], cancellationToken);

    // Adds what Redis has, and returns the ids that are open: missing, or being loaded.
    private async Task<long[]> LookAsync(long epoch, long[] ids, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        var values = await redis.GetManyAsync([.. ids.Select(kind.Key)], cancellationToken);
        return [.. ids.Where((id, i) => !TryTake(epoch, id, values[i], found))];
    }

    private bool TryTake(long epoch, long id, string? value, Dictionary<long, T> found)
    {
        if (value is null) return false;
        var entry = CardEntry.Parse(value);
        if (entry.Epoch != epoch || entry.Kind == CardEntry.Lease) return false;
        if (entry.Kind == CardEntry.Card) found[id] = kind.Read(id, entry.Text);
        return true;
    }

    private async Task<Claim> ClaimAsync(long epoch, long id, string lease, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        var there = await redis.RunAsync(
            LuaScript.CardLease, kind.Key(id), [epoch, lease, (long)options.Value.BuildLease.TotalMilliseconds], cancellationToken);
        if (there.IsNull) return Claim.Mine;
        lock (found) return TryTake(epoch, id, (string)there, found) ? Claim.None : Claim.Others;
    }

    private async Task StoreAsync(long epoch, long[] ids, string lease, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return;
        await LoadAsync(ids, found, cancellationToken);
        var cards = ids.ToDictionary(kind.Key, id => found.GetValueOrDefault(id));
        await redis.RunManyAsync(LuaScript.CardFill, cards.Keys, [lease], key => Filling(epoch, cards[key]), cancellationToken);
    }

    private RedisValue[] Filling(long epoch, T? card) => card is null
        ? [new CardEntry(CardEntry.Tombstone, epoch, "").ToString(), (long)UnknownTtl.TotalMilliseconds]
        : [new CardEntry(CardEntry.Card, epoch, kind.Write(card)).ToString(), (long)options.Value.CardTtl.TotalMilliseconds];

    // Many ask for the same new card at once; one loads it, and the others need not ask Postgres too, unless it takes too long.
    private async Task AwaitOthersAsync(long epoch, long[] ids, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        foreach (var pause in Pauses)
        {
            if (ids.Length == 0) return;
            await Task.Delay(pause, time, cancellationToken);
            ids = await LookAsync(epoch, ids, found, cancellationToken);
        }

        if (ids.Length > 0) await LoadAsync(ids, found, cancellationToken);
    }

    private async Task LoadAsync(long[] ids, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        foreach (var card in await kind.LoadAsync(ids, cancellationToken)) found[kind.IdOf(card)] = card;
    }

    private static IEnumerable<long> Of(long[] ids, Claim[] claims, Claim wanted) => ids.Where((_, i) => claims[i] == wanted);

    private static string NewLease(long epoch) => new CardEntry(CardEntry.Lease, epoch, Guid.NewGuid().ToString("N")).ToString();

    private enum Claim
    {
        None,
        Mine,
        Others,
    }
}
