using Feed.Testing;
using Npgsql;
using Posts.Api.Storage;
using Posts.Api.Tests.Support;

[assembly: AssemblyFixture(typeof(Stack))]

namespace Posts.Api.Tests.Support;

/// <summary>One Postgres for all tests, and one service on it, which logs in as the role that it has in production.</summary>
public sealed class Stack : IAsyncLifetime
{
    private const string Password = "test-password";

    private readonly List<IAsyncDisposable> _started = [];
    private readonly PostgresServer _postgres = new();
    private ApiServer? _api;
    private TestDatabase? _database;

    internal ApiServer Api => _api ?? throw new InvalidOperationException("Postgres is missing.");

    internal TestDatabase Database => _database ?? throw new InvalidOperationException("Postgres is missing.");

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        await RunAsync(_postgres.ConnectionString, $"""
            CREATE ROLE feed_owner LOGIN CREATEROLE PASSWORD '{Password}';
            CREATE ROLE feed_write NOLOGIN; CREATE ROLE feed_read NOLOGIN; CREATE ROLE feed_stream NOLOGIN; CREATE ROLE feed_search NOLOGIN;
            CREATE ROLE posts_api LOGIN PASSWORD '{Password}' IN ROLE feed_write;
            CREATE ROLE feed_graphql LOGIN PASSWORD '{Password}' IN ROLE feed_read;
            CREATE ROLE search_indexer LOGIN REPLICATION PASSWORD '{Password}' IN ROLE feed_stream, feed_search;
            """);
        _database = await CreateOwnedDatabaseAsync();
        await Schema.MigrateAsync(_database.ConnectionStringFor("feed_owner", Password), CancellationToken.None);
        _api = StartApi(_database, _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_started)) await server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    /// <summary>An empty database, owned as AppHost makes it.</summary>
    internal async Task<TestDatabase> CreateOwnedDatabaseAsync()
    {
        var database = await _postgres.CreateDatabaseAsync();
        await RunAsync(_postgres.ConnectionString, $"ALTER DATABASE \"{database.Name}\" OWNER TO feed_owner");
        return database;
    }

    internal static string As(TestDatabase database, string role) => database.ConnectionStringFor(role, Password);

    /// <summary>The service with other settings, on the same database. Ended with the assembly.</summary>
    internal ApiServer StartApi(TestDatabase database, Action<IDictionary<string, string?>> settings)
    {
        var api = ApiServer.Start(As(database, "posts_api"), As(database, "feed_owner"), settings);
        _started.Add(api);
        return api;
    }

    internal static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
