using System.Globalization;
using StackExchange.Redis;

namespace Feed.Load.Measure;

/// <summary>Measures the read model in Redis. Without Redis' address, or when it cannot answer, there is nothing to say.</summary>
internal sealed class RedisGauge : IDisposable
{
    private const int FeedsSampled = 100;

    private readonly ConnectionMultiplexer? _redis;

    public RedisGauge(string? connectionString)
    {
        if (connectionString is null) return;
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.AllowAdmin = true; // INFO counts as an admin command
        _redis = ConnectionMultiplexer.Connect(options);
    }

    /// <summary>Memory of all servers, in bytes.</summary>
    public async Task<long> UsedBytesAsync() => await TryAsync(async redis =>
    {
        var sections = await Task.WhenAll(redis.GetEndPoints().Select(endpoint => redis.GetServer(endpoint).InfoAsync("memory")));
        return sections.SelectMany(server => server).SelectMany(section => section).Where(line => line.Key == "used_memory")
            .Sum(line => long.Parse(line.Value, CultureInfo.InvariantCulture));
    });

    /// <summary>Bytes that an entry of a feed costs, on average over some feeds.</summary>
    public async Task<double> BytesPerEntryAsync(IEnumerable<string> users) => await TryAsync(async redis =>
    {
        var (bytes, entries) = (0L, 0L);
        foreach (var user in users.Take(FeedsSampled))
        {
            RedisKey key = $"feed:{{{user}}}";
            var usage = await redis.GetDatabase().ExecuteAsync("MEMORY", "USAGE", key, "SAMPLES", "0");
            if (usage.IsNull) continue;
            bytes += (long)usage;
            entries += await redis.GetDatabase().SortedSetLengthAsync(key);
        }

        return entries == 0 ? 0 : (double)bytes / entries;
    });

    public void Dispose() => _redis?.Dispose();

    private async Task<T> TryAsync<T>(Func<ConnectionMultiplexer, Task<T>> measure)
        where T : struct
    {
        try
        {
            return _redis is null ? default : await measure(_redis);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return default;
        }
    }
}
