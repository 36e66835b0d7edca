using System.Net.Sockets;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>Tells a Redis that cannot answer now from a mistake of ours.</summary>
public static class RedisFailures
{
    // Error codes with which a server says that it cannot serve for now (redis.io, "Redis serialization protocol" and server sources).
    private static readonly string[] Passing =
        ["LOADING", "BUSY", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "NOREPLICAS", "MISCONF", "OOM", "UNKILLABLE"];

    /// <summary>Whether an exception says that Redis cannot be reached, is too slow, or refuses writes for now.</summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        RedisConnectionException or TimeoutException or SocketException => true,
        RedisServerException server => Array.Exists(Passing, code => server.Message.Contains(code, StringComparison.Ordinal)),
        AggregateException many => many.InnerExceptions.Any(IsUnavailable),
        _ => false,
    };
}
