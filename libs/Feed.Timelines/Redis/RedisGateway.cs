using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>
/// The one way to Redis. Calls made without awaiting in between share a round trip; each touches one key, so that all of it works on a
/// Redis Cluster too.
/// </summary>
internal sealed class RedisGateway(
    IConnectionMultiplexer connection, IOptions<TimelineOptions> options, TimeProvider time, IRedisHook? hook = null)
{
    private readonly IDatabase _database = connection.GetDatabase();

    /// <summary>Runs a script. A client does not time out asynchronous commands by itself, so a hanging server is noticed here.</summary>
    public async Task<RedisResult> RunAsync(LuaScript script, string key, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        if (hook is not null) await hook.BeforeAsync(script.Name, key, cancellationToken);
        RedisKey[] keys = [key];
        try
        {
            return await Bounded(_database.ScriptEvaluateAsync(script.Text, keys, arguments), cancellationToken);
        }
        catch (RedisServerException exception) when (exception.Message.Contains("NOSCRIPT", StringComparison.Ordinal))
        {
            // The server was restarted or its scripts flushed; the client has noticed by now and loads it again.
            return await Bounded(_database.ScriptEvaluateAsync(script.Text, keys, arguments), cancellationToken);
        }
    }

    public async Task<string?> GetAsync(string key, CancellationToken cancellationToken) =>
        await Bounded(_database.StringGetAsync(key), cancellationToken);

    /// <summary>Values of many keys, in their order; null where there is none.</summary>
    public async Task<string?[]> GetManyAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return [];
        RedisKey[] names = [.. keys.Select(key => (RedisKey)key)];
        var values = await Bounded(_database.StringGetAsync(names), cancellationToken);
        return [.. values.Select(value => (string?)value)];
    }

    public async Task<string?[]> GetFieldsAsync(string key, RedisValue[] fields, CancellationToken cancellationToken)
    {
        var values = await Bounded(_database.HashGetAsync(key, fields), cancellationToken);
        return [.. values.Select(value => (string?)value)];
    }

    public async Task SetAsync(string key, string value, TimeSpan? expiry, CancellationToken cancellationToken)
    {
        if (hook is not null) await hook.BeforeAsync("set", key, cancellationToken);
        await Bounded(_database.StringSetAsync(key, value, expiry), cancellationToken);
    }

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        if (hook is not null) await hook.BeforeAsync("delete", key, cancellationToken);
        await Bounded(_database.KeyDeleteAsync(key), cancellationToken);
    }

    public async Task ExpireAsync(string key, TimeSpan expiry, CancellationToken cancellationToken)
    {
        if (hook is not null) await hook.BeforeAsync("expire", key, cancellationToken);
        await Bounded(_database.KeyExpireAsync(key, expiry), cancellationToken);
    }

    private Task<T> Bounded<T>(Task<T> command, CancellationToken cancellationToken) =>
        command.WaitAsync(options.Value.RedisTimeout, time, cancellationToken);
}
