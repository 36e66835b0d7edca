using Feed.Contracts;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>
/// Cards of one kind in Redis. Only Postgres says what a card holds: whoever loads one first leaves a lease in its key, and its value is
/// taken only while that lease is still there. Every change replaces whatever is there by a lease of its own, so what was read before it
/// never gets in, in whatever order things happen; absence needs no protection.
/// </summary>
internal sealed class CardCache<T>(
    CardKind<T> kind, RecentCards<T> recent, RedisGateway redis, TimeProvider time, IOptions<TimelineOptions> options)
    where T : class
{
    private static readonly TimeSpan TombstoneTtl = TimeSpan.FromHours(1);

    // Anybody may ask for any id, so what never was is not remembered for long.
    private static readonly TimeSpan UnknownTtl = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan[] Pauses = [.. new[] { 2, 5, 10, 20, 40 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    // What another writes meanwhile lives longer than that: its lease, its card, or its tombstone.
    private static readonly TimeSpan LongestAdding = TimeSpan.FromSeconds(5);

    // A tenth of a millisecond of Redis.
    private const int CardsAtOnce = 100;

    private RedisValue NamesVersions => kind.Counters is null ? "0" : "1";

    /// <summary>Cards of those ids that exist; what Redis does not hold is loaded and stored.</summary>
    public async Task<Dictionary<long, T>> GetAsync(long epoch, long[] ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, T>(ids.Length);
        await ResolveAsync(epoch, await LookAsync(epoch, ids, found, cancellationToken), found, cancellationToken);
        return found;
    }

    /// <summary>Takes what Redis answered for a card, and adds it to those found.</summary>
    /// <returns>False when that leaves it open: it is missing, or being loaded.</returns>
    public bool TryTake(long epoch, long id, RedisValue value, Dictionary<long, T> found)
    {
        byte[]? raw = value;
        if (raw is null || !CardEntry.TryParse(raw, out var entry) || entry.Epoch != epoch) return false;
        if (entry.Kind == kind.Letter) found[id] = recent.Read(id, raw, entry.Text);
        return entry.Kind == kind.Letter || entry.Kind == CardEntry.Tombstone;
    }

    /// <summary>Loads and stores cards that are open, and adds those that exist.</summary>
    public async Task ResolveAsync(long epoch, long[] open, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        if (open.Length == 0) return;
        var lease = NewLease(epoch);
        var claimed = await Task.WhenAll(open.Select(id => ClaimAsync(epoch, id, lease, found, cancellationToken)));
        await StoreAsync(epoch, [.. Of(open, claimed, Claim.Mine)], lease, found, cancellationToken);
        await AwaitOthersAsync(epoch, [.. Of(open, claimed, Claim.Others)], found, cancellationToken);
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

    /// <summary>
    /// Loads cards of new rows, which Redis hardly ever has. One lease for all of them takes the place of one in each key: a card is added only while it is
    /// held, and only where nothing is, so whatever another wrote since it was begun stays. What is there already and is no card is replaced as after
    /// any other change.
    /// </summary>
    /// <returns>Those that exist.</returns>
    public async Task<Dictionary<long, T>> AddAsync(long epoch, long[] ids, CancellationToken cancellationToken)
    {
        // On a cluster the lease would have to be in each card's slot.
        if (!redis.IsOneServer) return await RefreshAsync(epoch, ids, cancellationToken);
        var lease = RedisKeys.Loading(Guid.NewGuid().ToString("N"));
        await redis.LeaseAsync(lease, options.Value.BuildLease < LongestAdding ? options.Value.BuildLease : LongestAdding, cancellationToken);
        var found = new Dictionary<long, T>(ids.Length);
        await LoadAsync(ids, found, cancellationToken);
        foreach (var id in await AddAsync(epoch, found, lease, cancellationToken)) found.Remove(id);
        await redis.DeleteAsync(lease, cancellationToken);
        long[] rest = [.. ids.Where(id => !found.ContainsKey(id))];
        if (rest.Length == 0) return found;
        foreach (var (id, card) in await RefreshAsync(epoch, rest, cancellationToken)) found[id] = card;
        return found;
    }

    /// <summary>Says that rows are gone. That also spares Postgres the look for them.</summary>
    public Task BuryAsync(long epoch, IEnumerable<long> ids, CancellationToken cancellationToken) =>
        SetAsync(ids, CardEntry.Format(CardEntry.Tombstone, epoch, ""), TombstoneTtl, cancellationToken);

    /// <summary>Removes what is there, and with it any lease: what was read before is not stored.</summary>
    public Task ForgetAsync(IEnumerable<long> ids, CancellationToken cancellationToken) =>
        Task.WhenAll(ids.Select(id => redis.DeleteAsync(kind.Key(id), cancellationToken)));

    private Task SetAsync(IEnumerable<long> ids, string value, TimeSpan ttl, CancellationToken cancellationToken) =>
        redis.RunManyAsync(
            LuaScript.CardSet, ids.SelectMany(kind.Keys), [value, (long)ttl.TotalMilliseconds, NamesVersions], cancellationToken);

    // Adds what Redis has, and returns the ids that are open: missing, or being loaded.
    private async Task<long[]> LookAsync(long epoch, long[] ids, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        var values = await redis.GetManyAsync(Array.ConvertAll(ids, id => (RedisKey)kind.Key(id)), cancellationToken);
        return [.. ids.Where((id, i) => !TryTake(epoch, id, values[i], found))];
    }

    private async Task<Claim> ClaimAsync(long epoch, long id, string lease, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        var there = await redis.RunAsync(
            LuaScript.CardLease, kind.Key(id), [epoch, lease, (long)options.Value.BuildLease.TotalMilliseconds, $"{kind.Letter}"], cancellationToken);
        if (there.IsNull) return Claim.Mine;
        lock (found) return TryTake(epoch, id, (RedisValue)there, found) ? Claim.None : Claim.Others;
    }

    private async Task StoreAsync(long epoch, long[] ids, string lease, Dictionary<long, T> found, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return;
        await LoadAsync(ids, found, cancellationToken);
        var cards = ids.ToDictionary(kind.Key, id => found.GetValueOrDefault(id));
        await redis.RunManyAsync(
            LuaScript.CardFill,
            ids.SelectMany(kind.Keys),
            [lease, epoch, NamesVersions],
            key => cards.TryGetValue(key, out var card) ? Filling(epoch, card) : [],
            cancellationToken);
    }

    private async Task<IEnumerable<long>> AddAsync(long epoch, Dictionary<long, T> found, string lease, CancellationToken cancellationToken)
    {
        RedisValue[] common = [epoch, $"{kind.Letter}", (long)options.Value.CardTtl.TotalMilliseconds, NamesVersions];
        var open = await Task.WhenAll(found.Chunk(CardsAtOnce).Select(async cards =>
        {
            RedisValue[] arguments = [.. common, .. cards.Select(card => (RedisValue)CardEntry.Format(kind.Letter, epoch, kind.Write(card.Value)))];
            var places = await redis.RunAsync(
                LuaScript.CardAdd, [.. cards.SelectMany(card => kind.Keys(card.Key)), lease], arguments, cancellationToken);
            return Array.ConvertAll((RedisResult[])places, place => cards[(int)place].Key);
        }));
        return open.SelectMany(ids => ids);
    }

    private RedisValue[] Filling(long epoch, T? card)
    {
        if (card is null) return [CardEntry.Format(CardEntry.Tombstone, epoch, ""), (long)UnknownTtl.TotalMilliseconds, ""];
        var text = kind.Write(card);
        var version = kind.Counters is null ? "" : CardText.Version(text);
        return [CardEntry.Format(kind.Letter, epoch, text), (long)options.Value.CardTtl.TotalMilliseconds, version];
    }

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

    private static string NewLease(long epoch) => CardEntry.Format(CardEntry.Lease, epoch, Guid.NewGuid().ToString("N"));

    private enum Claim
    {
        None,
        Mine,
        Others,
    }
}
