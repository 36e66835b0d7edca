using Feed.Contracts;
using Microsoft.Extensions.Hosting;

namespace Feed.Timelines;

/// <summary>PackageSet=latest: Aspire.StackExchange.Redis.</summary>
internal static class PackageExtensions
{
    /// <summary>Registers the connection, with Aspire's health check and traces. It opens when it is first used.</summary>
    public static void AddRedisConnection(this IHostApplicationBuilder builder) => builder.AddRedisClient(
        ConnectionNames.Redis, settings => settings.DisableAutoActivation = true, RedisConnection.Configure);
}
