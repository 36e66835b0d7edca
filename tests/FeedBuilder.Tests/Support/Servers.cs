using System.Collections.Concurrent;
using Feed.Testing;
using FeedBuilder.Tests.Support;
using Npgsql;
using Posts.Api.Storage;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(Servers))]

namespace FeedBuilder.Tests.Support;

/// <summary>One Postgres for the assembly, with a migrated database that each test copies, and a Redis for each test that runs.</summary>
public sealed class Servers : IAsyncLifetime
{
    private const string Template = "feed_template";
    private readonly PostgresServer _postgres = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentBag<RedisServer> _idle = [];

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        await ExecuteAsync($"CREATE DATABASE {Template}");
        await Schema.MigrateAsync(In(Template), CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A world of a test's own.</summary>
    /// <param name="cap">How many posts a feed shows.</param>
    public async Task<World> CreateAsync(int cap = 5)
    {
        var name = $"feed_{Guid.NewGuid():N}";
        await _one.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            _one.Release();
        }

        if (!_idle.TryTake(out var redis)) redis = await RedisServer.StartAsync();
        await FlushAsync(redis);
        return await World.CreateAsync(new WorldServers(this, name, In(name), redis), cap);
    }

    internal async Task ReturnAsync(WorldServers world)
    {
        _idle.Add(world.Redis);
        await ExecuteAsync(
            $"SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = '{world.Name}'",
            $"DROP DATABASE {world.Name} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var redis in _idle) await redis.DisposeAsync();
        await _postgres.DisposeAsync();
        _one.Dispose();
    }

    private static async Task FlushAsync(RedisServer redis)
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await connection.GetServer(connection.GetEndPoints()[0]).FlushAllDatabasesAsync();
    }

    private string In(string database) =>
        new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Database = database, IncludeErrorDetail = true, MaxPoolSize = 30 }.ConnectionString;

    private async Task ExecuteAsync(params string[] statements)
    {
        await using var source = NpgsqlDataSource.Create(_postgres.ConnectionString + ";Pooling=false");
        foreach (var sql in statements)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
