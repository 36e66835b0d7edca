using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>
/// The one way to Redis. Calls made without awaiting in between share a round trip; each touches keys of one slot, so that all of it works on
/// a Redis Cluster too.
/// </summary>
internal sealed class RedisGateway(
    IConnectionMultiplexer connection, IOptions<TimelineOptions> options, TimeProvider time, IRedisHook? hook = null)
{
    /// <summary>Keys of one call: as many as Redis handles in a fraction of a millisecond, when nothing is known of them.</summary>
    private const int MostKeys = 128;

    /// <summary>From so many keys on it is cheaper to ask first which of them exist than to try each.</summary>
    public const int Many = 8;

    private readonly IDatabase _database = connection.GetDatabase();
    private readonly SlotGroups _slots = new(connection);

    /// <summary>Whether keys of different slots can be in one call: not on a cluster.</summary>
    public bool IsOneServer => !_slots.IsCluster;

    /// <summary>Runs a script on one key.</summary>
    public Task<RedisResult> RunAsync(LuaScript script, string key, RedisValue[] arguments, CancellationToken cancellationToken) =>
        RunAsync(script, [key], arguments, cancellationToken);

    /// <summary>Runs a script on keys that share a slot.</summary>
    /// <param name="script">The script.</param>
    /// <param name="keys">The keys that it is about.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="register">A key that comes after them because it is kept in step with them; null for none.</param>
    public Task<RedisResult> RunAsync(
        LuaScript script, string[] keys, RedisValue[] arguments, CancellationToken cancellationToken, string? register = null) =>
        SendAsync(script.Name, keys, () => EvaluateAsync(script, register is null ? keys : [.. keys, register], arguments, cancellationToken), cancellationToken);

    /// <summary>Runs a script on many keys, so many at a time that Redis is not held up, and those of one call in one slot.</summary>
    /// <returns>The answer of each call.</returns>
    public Task<RedisResult[]> RunManyAsync(
        LuaScript script, IEnumerable<string> keys, RedisValue[] arguments, CancellationToken cancellationToken, string? register = null, int most = MostKeys) =>
        Task.WhenAll(_slots.Group(keys, most).Select(some => RunAsync(script, some, arguments, cancellationToken, register)));

    /// <summary>The same for keys that each have arguments of their own, which follow those of the call.</summary>
    public Task<RedisResult[]> RunManyAsync(
        LuaScript script, IEnumerable<string> keys, RedisValue[] arguments, Func<string, RedisValue[]> own, CancellationToken cancellationToken) =>
        Task.WhenAll(_slots.Group(keys, MostKeys).Select(some => RunAsync(script, some, [.. arguments, .. some.SelectMany(own)], cancellationToken)));

    /// <summary>
    /// Which of many keys exist. Whoever has something to add to what exists only, and nothing to what begins to exist later, need not try the others.
    /// </summary>
    public async Task<HashSet<string>> ExistingAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var answers = await RunManyAsync(LuaScript.Existing, keys, [], cancellationToken);
        return answers.SelectMany(answer => (string[])answer).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<string?> GetAsync(string key, CancellationToken cancellationToken) =>
        await Bounded(_database.StringGetAsync(key), cancellationToken);

    /// <summary>Values of many keys, in their order; null where there is none.</summary>
    public async Task<RedisValue[]> GetManyAsync(RedisKey[] keys, CancellationToken cancellationToken) => keys.Length == 0
        ? []
        : await Bounded(
            _slots.IsCluster ? Task.WhenAll(Array.ConvertAll(keys, key => _database.StringGetAsync(key))) : _database.StringGetAsync(keys), cancellationToken);

    /// <summary>The first members of a sorted set.</summary>
    public Task<RedisValue[]> RangeAsync(string key, int count, CancellationToken cancellationToken) =>
        Bounded(_database.SortedSetRangeByRankAsync(key, 0, count - 1), cancellationToken);

    /// <summary>How many members of a sorted set have scores between two others.</summary>
    public Task<long> CountScoresAsync(string key, double above, double below, CancellationToken cancellationToken) =>
        Bounded(_database.SortedSetLengthAsync(key, above, below, Exclude.Both), cancellationToken);

    /// <summary>When Redis forgets a key; null when there is none, or never.</summary>
    public Task<TimeSpan?> ExpiryAsync(string key, CancellationToken cancellationToken) => Bounded(_database.KeyTimeToLiveAsync(key), cancellationToken);

    public Task<long> CountFieldsAsync(string key, CancellationToken cancellationToken) => Bounded(_database.HashLengthAsync(key), cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        SendAsync("delete", [key], () => Bounded(_database.KeyDeleteAsync(key), cancellationToken), cancellationToken);

    /// <summary>Writes a key that ends by itself.</summary>
    public Task LeaseAsync(string key, TimeSpan expiry, CancellationToken cancellationToken) =>
        SendAsync("lease", [key], () => Bounded(_database.StringSetAsync(key, "1", expiry), cancellationToken), cancellationToken);

    public Task ExpireAsync(string key, TimeSpan expiry, CancellationToken cancellationToken) =>
        SendAsync("expire", [key], () => Bounded(_database.KeyExpireAsync(key, expiry), cancellationToken), cancellationToken);

    private async Task<RedisResult> EvaluateAsync(LuaScript script, string[] names, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        var keys = Array.ConvertAll(names, name => (RedisKey)name);
        try
        {
            return await Bounded(_database.ScriptEvaluateAsync(script.Sha1, keys, arguments), cancellationToken);
        }
        catch (RedisServerException exception) when (exception.Message.Contains("NOSCRIPT", StringComparison.Ordinal))
        {
            // The server has not met the script yet, was restarted, or a cluster sent the call on to another. Written out it works anywhere.
            object[] words = [script.Text, keys.Length, .. keys, .. arguments];
            return await Bounded(_database.ExecuteAsync("EVAL", words), cancellationToken);
        }
    }

    private async Task<T> SendAsync<T>(string operation, string[] keys, Func<Task<T>> send, CancellationToken cancellationToken)
    {
        if (hook is null) return await send();
        await Task.WhenAll(keys.Select(key => hook.BeforeAsync(operation, key, cancellationToken)));
        var answer = await send();
        await Task.WhenAll(keys.Select(key => hook.AfterAsync(operation, key, cancellationToken)));
        return answer;
    }

    // A client does not time out asynchronous commands by itself: a hanging server is noticed here.
    private Task<T> Bounded<T>(Task<T> command, CancellationToken cancellationToken) =>
        command.WaitAsync(options.Value.RedisTimeout, time, cancellationToken);
}
