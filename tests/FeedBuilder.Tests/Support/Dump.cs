using StackExchange.Redis;

namespace FeedBuilder.Tests.Support;

/// <summary>What Redis holds, to compare or to bring back.</summary>
public static class Dump
{
    public static IEnumerable<RedisKey> Keys(this World world) =>
        world.Redis.Multiplexer.GetServer(world.Redis.Multiplexer.GetEndPoints()[0]).Keys().OrderBy(key => (string)key!, StringComparer.Ordinal);

    /// <summary>Every key with its content as text, without times to live.</summary>
    public static async Task<SortedDictionary<string, string>> DumpAsync(this World world)
    {
        var dump = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in world.Keys()) dump[key!] = await ContentAsync(world.Redis, key);
        return dump;
    }

    /// <summary>What differs between two dumps, to be read by people.</summary>
    public static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Keys.Union(other.Keys)
            .Where(key => one.GetValueOrDefault(key) != other.GetValueOrDefault(key))
            .Select(key => $"{key}: {one.GetValueOrDefault(key) ?? "nothing"} <> {other.GetValueOrDefault(key) ?? "nothing"}");

    /// <summary>Every key as Redis serializes it.</summary>
    public static async Task<Dictionary<RedisKey, byte[]>> SaveAsync(this World world)
    {
        var saved = new Dictionary<RedisKey, byte[]>();
        foreach (var key in world.Keys()) saved[key] = (await world.Redis.KeyDumpAsync(key))!;
        return saved;
    }

    /// <summary>Brings Redis back to an earlier state, as a crash that lost the newest writes does.</summary>
    public static async Task RestoreAsync(this World world, Dictionary<RedisKey, byte[]> saved)
    {
        foreach (var key in world.Keys()) await world.Redis.KeyDeleteAsync(key);
        foreach (var (key, value) in saved) await world.Redis.KeyRestoreAsync(key, value);
    }

    private static async Task<string> ContentAsync(IDatabase redis, RedisKey key) => await redis.KeyTypeAsync(key) switch
    {
        RedisType.String => (await redis.StringGetAsync(key))!,
        RedisType.Hash => string.Join(' ', (await redis.HashGetAllAsync(key)).Select(f => $"{f.Name}={f.Value}").Order(StringComparer.Ordinal)),
        RedisType.SortedSet => string.Join(' ', (await redis.SortedSetRangeByRankWithScoresAsync(key)).Select(e => $"{e.Score}:{e.Element}")),
        var other => throw new NotSupportedException(other.ToString()),
    };
}
