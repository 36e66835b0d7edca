using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>Opens the connection that all of a process shares.</summary>
internal static class RedisConnection
{
    /// <summary>How it connects: without waiting for the server to be there.</summary>
    public static void Configure(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.AllowAdmin = true; // INFO counts as an admin command, and run_id is only there
        options.ConfigCheckSeconds = 5; // a replica that has taken over is known as a primary by then; until then writes to it are refused here
        options.ConnectRetry = 1;
        options.ConnectTimeout = 1_000;
        options.KeepAlive = 5;
        options.ReconnectRetryPolicy = new LinearRetry(500);
    }

    /// <summary>Opens it.</summary>
    public static ConnectionMultiplexer Open(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        Configure(options);
        var redis = ConnectionMultiplexer.Connect(options);
#pragma warning disable CS0618 // Later clients have no such order to switch off.
        redis.PreserveAsyncOrder = false;
#pragma warning restore CS0618
        return redis;
    }
}
