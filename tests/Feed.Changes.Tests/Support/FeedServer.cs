using Feed.Changes.Tests;
using Feed.Testing;
using Npgsql;
using Posts.Api.Storage;

[assembly: AssemblyFixture(typeof(FeedServer))]

namespace Feed.Changes.Tests;

/// <summary>One Postgres for the assembly, with a migrated database that each test copies.</summary>
public sealed class FeedServer : IAsyncLifetime
{
    private const string Template = "feed_template";
    private readonly PostgresServer _server = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await PrepareAsync(_server);
    }

    /// <summary>A migrated database of its own.</summary>
    public async Task<TestFeed> CreateAsync()
    {
        // A template can be copied only while nobody is connected to it, another copy included.
        await _one.WaitAsync();
        try
        {
            return await CreateAsync(_server);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A server and a migrated database for a test that kills it or needs settings of its own.</summary>
    public static async Task<TestFeed> StartOwnAsync(Dictionary<string, string>? settings = null, bool durable = false)
    {
        var server = await PostgresServer.StartAsync(durable, settings);
        await PrepareAsync(server);
        var feed = await CreateAsync(server);
        feed.OwnServer = server;
        return feed;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _one.Dispose();
    }

    private static async Task PrepareAsync(PostgresServer server)
    {
        await ExecuteAsync(server, $"CREATE DATABASE {Template}");
        await Schema.MigrateAsync(TestFeed.In(server.ConnectionString, Template), CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task<TestFeed> CreateAsync(PostgresServer server)
    {
        var name = $"feed_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {Template}");
        return new TestFeed(server.ConnectionString, name);
    }

    private static async Task ExecuteAsync(PostgresServer server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(TestFeed.Patient(server.ConnectionString) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
