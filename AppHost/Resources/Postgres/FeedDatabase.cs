using System.Text;
using AppHost.Local;
using Npgsql;

namespace AppHost.Resources;

/// <summary>The roles and the database that migrations expect. Run at every start, so that passwords are those of the secrets file.</summary>
internal static class FeedDatabase
{
    private static readonly string[] Groups = ["feed_write", "feed_read", "feed_stream", "feed_search"];

    private static readonly (string Role, string Attributes, string[] Groups)[] Logins =
    [
        ("feed_owner", "CREATEROLE", []),
        ("posts_api", "", ["feed_write"]),
        ("feed_builder", "REPLICATION", ["feed_stream"]),
        ("search_indexer", "REPLICATION", ["feed_stream", "feed_search"]),
        ("feed_graphql", "", ["feed_read"]),
        ("debezium", "REPLICATION", ["feed_stream"]),
    ];

    private const string Prepared = """
        SELECT (SELECT count(*) FROM pg_roles WHERE rolname = ANY(@roles)) = cardinality(@roles)
           AND EXISTS (SELECT FROM pg_database WHERE datname = @name AND pg_get_userbyid(datdba) = 'feed_owner')
        """;

    /// <summary>Makes what is missing.</summary>
    /// <param name="superuser">Connection string of the superuser, database <c>postgres</c>.</param>
    /// <param name="passwords">The passwords by role.</param>
    /// <param name="idleSlots">Replication slots of other profiles: they go, for nobody reads them and they would keep WAL.</param>
    /// <param name="cancellationToken">Cancels the work; it can be done again.</param>
    public static async Task PrepareAsync(
        string superuser, IReadOnlyDictionary<string, string> passwords, IReadOnlyList<string> idleSlots, CancellationToken cancellationToken)
    {
        var text = new NpgsqlConnectionStringBuilder(superuser) { Pooling = false };
        await using (var connection = new NpgsqlConnection(text.ConnectionString))
        {
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, Roles(passwords), cancellationToken);
            await CreateDatabaseAsync(connection, cancellationToken);
            await DropSlotsAsync(connection, idleSlots, cancellationToken);
        }

        text.Database = StackConnections.DatabaseName;
        await using var database = new NpgsqlConnection(text.ConnectionString);
        await database.OpenAsync(cancellationToken);
        await ExecuteAsync(database, "ALTER SCHEMA public OWNER TO feed_owner", cancellationToken); // Postgres 14: the superuser's
    }

    /// <summary>Whether roles and database are there still; of passwords and memberships it says nothing.</summary>
    /// <param name="superuser">Connection string of the superuser, database <c>postgres</c>.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public static async Task<bool> IsPreparedAsync(string superuser, CancellationToken cancellationToken)
    {
        var text = new NpgsqlConnectionStringBuilder(superuser) { Pooling = false };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Prepared, connection);
        command.Parameters.AddWithValue("roles", Groups.Concat(Logins.Select(login => login.Role)).ToArray());
        command.Parameters.AddWithValue("name", StackConnections.DatabaseName);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static string Roles(IReadOnlyDictionary<string, string> passwords)
    {
        // A failed statement must not put its passwords into the server's log.
        var sql = new StringBuilder("SET log_min_error_statement = panic; SET log_statement = none;\n");
        foreach (var group in Groups)
        {
            sql.Append(CreateRole(group));
        }

        foreach (var (role, attributes, groups) in Logins)
        {
            sql.Append(CreateRole(role));
            sql.Append($"ALTER ROLE {role} LOGIN {attributes} PASSWORD '{passwords[role].Replace("'", "''", StringComparison.Ordinal)}';\n");
            foreach (var group in groups)
            {
                sql.Append($"GRANT {group} TO {role};\n");
            }
        }

        return sql.ToString();
    }

    private static string CreateRole(string role) =>
        $"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} NOLOGIN; END IF; END $$;\n";

    private static async Task CreateDatabaseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @name", connection);
        exists.Parameters.AddWithValue("name", StackConnections.DatabaseName);
        // Whoever starts the server may have made it, as the superuser.
        var made = await exists.ExecuteScalarAsync(cancellationToken) is not null;
        var sql = made ? $"ALTER DATABASE {StackConnections.DatabaseName} OWNER TO feed_owner" : $"CREATE DATABASE {StackConnections.DatabaseName} OWNER feed_owner";
        await ExecuteAsync(connection, sql, cancellationToken);
    }

    private static async Task DropSlotsAsync(NpgsqlConnection connection, IReadOnlyList<string> slots, CancellationToken cancellationToken)
    {
        await using var drop = new NpgsqlCommand(
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ANY(@slots) AND NOT active", connection);
        drop.Parameters.AddWithValue("slots", slots.ToArray());
        await drop.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
