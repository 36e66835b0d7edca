using Feed.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>PackageSet=portable: StackExchange.Redis alone.</summary>
internal static class PackageExtensions
{
    /// <summary>Registers the connection.</summary>
    public static void AddRedisConnection(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => RedisConnection.Open(
            builder.Configuration.GetConnectionString(ConnectionNames.Redis)
            ?? throw new InvalidOperationException("ConnectionStrings:redis is not set; the read model needs a Redis server.")));
}
