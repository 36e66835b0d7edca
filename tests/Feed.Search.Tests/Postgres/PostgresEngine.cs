using System.Collections.Concurrent;
using Feed.Search.Postgres;
using Feed.Search.Tests.Contract;
using Feed.Testing;
using Npgsql;
using Posts.Api.Storage;

namespace Feed.Search.Tests.Postgres;

/// <summary>The embedded engine on a database of its own, with the write model. Databases are used again, emptied: a migration takes most of a second.</summary>
internal sealed class PostgresEngine : IAsyncDisposable
{
    private const string Empty = """
        DROP SCHEMA search CASCADE;
        CREATE SCHEMA search;
        GRANT USAGE, CREATE ON SCHEMA search TO feed_search;
        GRANT USAGE ON SCHEMA search TO feed_read;
        DELETE FROM public.users;
        """;

    private static readonly ConcurrentBag<TestDatabase> Databases = [];

    private PostgresEngine(TestDatabase database)
    {
        Database = database;
        Source = SearchDatabase.Create(database.ConnectionString, loggers: null);
    }

    public TestDatabase Database { get; }

    public NpgsqlDataSource Source { get; }

    public static async Task<PostgresEngine> StartAsync(PostgresServer server)
    {
        if (Databases.TryTake(out var used)) return new PostgresEngine(used);
        var database = await server.CreateDatabaseAsync();
        await Schema.MigrateAsync(database.ConnectionString, TestContext.Current.CancellationToken);
        return new PostgresEngine(database);
    }

    public static async Task<SearchEngine> StartEngineAsync(PostgresServer server)
    {
        var engine = await StartAsync(server);
        return new SearchEngine(engine.Index, engine.Reader, engine);
    }

    /// <summary>Reads and writes what is in a database that somebody else keeps.</summary>
    public static SearchEngine ReaderOn(NpgsqlDataSource source) =>
        new(PostgresSearchIndex.On(source, TestMeters.Telemetry, TimeProvider.System), new SearchReader(new SearchSql(source)));

    public ISearchIndex Index => PostgresSearchIndex.On(Source, TestMeters.Telemetry, TimeProvider.System);

    public ISearchReader Reader => new SearchReader(new SearchSql(Source));

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync(Empty);
        await Source.DisposeAsync();
        Databases.Add(Database);
    }
}
