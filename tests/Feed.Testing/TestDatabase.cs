using Npgsql;

namespace Feed.Testing;

/// <summary>A database of one test. Disposing it drops it, with its replication slots and whoever is still connected.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    // Only slots nobody uses can be dropped, and a walsender takes a moment to end.
    private const string DropSlots = """
        SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE database = @name AND active;
        SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = @name AND NOT active;
        SELECT count(*) FROM pg_replication_slots WHERE database = @name;
        """;

    private readonly string _server;

    private TestDatabase(string server, string name)
    {
        _server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, IncludeErrorDetail = true }.ConnectionString;
    }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>Connection string of the superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>The connection string of another role.</summary>
    public string ConnectionStringFor(string user, string password) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Username = user, Password = password }.ConnectionString;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var connection = await OpenAsync(_server);
            for (var attempt = 0; attempt < 100 && !await TryDropSlotsAsync(connection); attempt++)
            {
                await Task.Delay(50);
            }

            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The test killed the server, or holds a slot: the whole server goes with the assembly.
        }

        await using var pool = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(pool);
    }

    internal static async Task<TestDatabase> CreateAsync(string server)
    {
        var database = new TestDatabase(server, $"test_{Guid.NewGuid():N}");
        await using var connection = await OpenAsync(server);
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{database.Name}\" TEMPLATE template0", connection);
        await create.ExecuteNonQueryAsync();
        return database;
    }

    private async Task<bool> TryDropSlotsAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand(DropSlots, connection);
            command.Parameters.AddWithValue("name", Name);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.NextResultAsync();
            await reader.NextResultAsync();
            await reader.ReadAsync();
            return reader.GetInt64(0) == 0;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.UndefinedObject)
        {
            return false;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string server)
    {
        var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        return connection;
    }
}
