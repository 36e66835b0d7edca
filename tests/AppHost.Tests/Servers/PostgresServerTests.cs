using Feed.Testing;
using Npgsql;

namespace AppHost.Tests.Servers;

public sealed class PostgresServerTests(PostgresServer shared)
{
    [Fact]
    public async Task Databases_are_separate_and_decode_logically()
    {
        await using var first = await shared.CreateDatabaseAsync();
        await using var second = await shared.CreateDatabaseAsync();
        await ExecuteAsync(first.ConnectionString, "CREATE TABLE t (id int)");
        await ExecuteAsync(second.ConnectionString, "CREATE TABLE t (id int)");
        await ExecuteAsync(first.ConnectionString, "SELECT pg_create_logical_replication_slot('one', 'pgoutput')");

        Assert.Equal("logical", await ScalarAsync(first.ConnectionString, "SHOW wal_level"));
        Assert.NotEqual("-1", await ScalarAsync(first.ConnectionString, "SHOW max_slot_wal_keep_size"));
    }

    [Fact]
    public async Task Database_with_a_slot_is_dropped_with_it()
    {
        string name;
        await using (var database = await shared.CreateDatabaseAsync())
        {
            name = database.Name;
            await ExecuteAsync(database.ConnectionString, "SELECT pg_create_logical_replication_slot('dropped', 'pgoutput')");
        }

        Assert.Equal(0L, await ScalarAsync(shared.ConnectionString, $"SELECT count(*) FROM pg_database WHERE datname = '{name}'"));
        Assert.Equal(0L, await ScalarAsync(shared.ConnectionString, "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'dropped'"));
    }

    [Fact]
    public async Task Killed_server_comes_back_with_what_was_committed()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await server.CreateDatabaseAsync();
        await ExecuteAsync(database.ConnectionString, "CREATE TABLE t AS SELECT generate_series(1, 1000) AS id");

        await server.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(database.ConnectionString, "SELECT 1"));
        await server.RestartAsync();

        Assert.Equal(1000L, await ScalarAsync(database.ConnectionString, "SELECT count(*) FROM t"));
    }

    private static async Task ExecuteAsync(string server, string sql) => await ScalarAsync(server, sql);

    private static async Task<object?> ScalarAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
