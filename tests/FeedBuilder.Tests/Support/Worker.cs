using Feed.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace FeedBuilder.Tests.Support;

/// <summary>The whole of a FeedBuilder, with a stream of its own.</summary>
internal static class Worker
{
    /// <summary>Starts one that reads a slot, or Kafka if there is one.</summary>
    public static async Task<IHost> StartAsync(World world, KafkaServer? kafka = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = world.RedisServer.ConnectionString,
            ["ConnectionStrings:feeddb"] = world.ConnectionString,
            ["ConnectionStrings:kafka"] = kafka?.BootstrapServers,
            ["Feed:FeedCap"] = FormattableString.Invariant($"{world.Cap}"),
            ["Feed:Changes:MaxBackoff"] = "00:00:00.500",
        });
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(world.ConnectionString));
        builder.AddFeedBuilding();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Stops it in order.</summary>
    public static async Task StopAsync(IHost worker)
    {
        await worker.StopAsync();
        worker.Dispose();
    }
}
