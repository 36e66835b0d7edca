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
    private readonly ConcurrentBag<WorldServers> _idle = [];

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        await ExecuteAsync(_postgres.ConnectionString, $"CREATE DATABASE {Template}");
        await Schema.MigrateAsync(In(Template), CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A world of a test's own.</summary>
    /// <param name="cap">How many posts a feed shows.</param>
    /// <param name="held">How many of them Redis holds; all, unless told otherwise.</param>
    /// <param name="page">Followers that a post reaches with its batch.</param>
    /// <param name="threshold">Followers that make a celebrity.</param>
    public async Task<World> CreateAsync(int cap = 5, int? held = null, int page = 2_000, int threshold = 1_000_000)
    {
        if (!_idle.TryTake(out var servers)) servers = await StartAsync();
        await FlushAsync(servers.Redis!);
        return await World.CreateAsync(servers, cap, held ?? cap, page, threshold);
    }

    /// <summary>Takes servers back for the next test: that is quicker than making new ones.</summary>
    internal async Task ReturnAsync(WorldServers world)
    {
        // Slots are named for the whole server, and a walsender takes a moment to end.
        await Eventually.SucceedsAsync(() => ExecuteAsync(
            world.Source,
            "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE database = current_database() AND active",
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database()"));
        if (world.Redis is null)
        {
            await world.Source.DisposeAsync(); // a cluster of the test's own
            return;
        }

        await ExecuteAsync(world.Source, "TRUNCATE users, private.epochs CASCADE");
        _idle.Add(world);
    }

    /// <summary>A world whose read model is in a Redis Cluster.</summary>
    public async Task<World> CreateOnAsync(RedisCluster cluster, int cap = 5, int page = 2_000, int threshold = 1_000_000) =>
        await World.CreateAsync(Of(await CreateDatabaseAsync(), cluster.ConnectionString, redis: null), cap, cap, page, threshold);

    private async Task<WorldServers> StartAsync()
    {
        var (database, redis) = (await CreateDatabaseAsync(), await RedisServer.StartAsync());
        return Of(database, redis.ConnectionString, redis);
    }

    private WorldServers Of(string database, string connection, RedisServer? redis) =>
        new(this, database, NpgsqlDataSource.Create(database), connection, redis);

    private async Task<string> CreateDatabaseAsync()
    {
        var name = $"feed_{Guid.NewGuid():N}";
        await _one.WaitAsync();
        try
        {
            await ExecuteAsync(_postgres.ConnectionString, $"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            _one.Release();
        }

        return In(name);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var servers in _idle)
        {
            await servers.Source.DisposeAsync();
            await servers.Redis!.DisposeAsync();
        }

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

    private static async Task ExecuteAsync(string connectionString, params string[] statements)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await ExecuteAsync(source, statements);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, params string[] statements)
    {
        foreach (var sql in statements)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
