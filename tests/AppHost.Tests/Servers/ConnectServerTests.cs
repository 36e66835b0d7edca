using Feed.Testing;
using Npgsql;

namespace AppHost.Tests.Servers;

/// <summary>The connector as the distributed profile declares it, on a real Kafka and a Postgres of its own.</summary>
public sealed class ConnectServerTests
{
    private const string Schema = """
        CREATE TABLE users (id bigint PRIMARY KEY);
        CREATE TABLE posts (id bigint PRIMARY KEY, author_id bigint NOT NULL);
        CREATE TABLE follows (follower_id bigint, followee_id bigint, PRIMARY KEY (follower_id, followee_id));
        CREATE TABLE likes (post_id bigint, user_id bigint, PRIMARY KEY (post_id, user_id));
        CREATE TABLE comments (id bigint PRIMARY KEY, post_id bigint NOT NULL);
        CREATE TABLE blocks (blocker_id bigint, blocked_id bigint, PRIMARY KEY (blocker_id, blocked_id));
        CREATE TABLE unpublished (text text);
        CREATE PUBLICATION feed FOR TABLE users, posts, follows, likes, comments, blocks;
        INSERT INTO users VALUES (1);
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slot_follows_unpublished_writes_survives_a_kill_and_comes_back_when_it_was_dropped()
    {
        await using var kafka = await KafkaServer.StartAsync();
        await using var postgres = await PostgresServer.StartAsync();
        await using var database = await postgres.CreateDatabaseAsync();
        await ExecuteAsync(database, Schema);
        await using var connect = await ConnectServer.StartAsync(kafka, database.ConnectionString);

        await ExecuteAsync(database, "INSERT INTO unpublished SELECT repeat('x', 1000) FROM generate_series(1, 1000)");
        await SlotReachesAsync(database, await EndOfWalAsync(database));

        await connect.KillAsync();
        await ExecuteAsync(database, "INSERT INTO users VALUES (2)");
        await connect.RestartAsync();
        await SlotReachesAsync(database, await EndOfWalAsync(database));

        await ExecuteAsync(database, "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active");
        await Patience.UntilAsync(async () => await TryDropAsync(database));
        await SlotReachesAsync(database, await EndOfWalAsync(database));
    }

    private static async Task<string> EndOfWalAsync(TestDatabase database) => (string)(await ExecuteAsync(database, "SELECT pg_current_wal_lsn()::text"))!;

    private static Task SlotReachesAsync(TestDatabase database, string position) => Patience.UntilAsync(async () =>
        await ExecuteAsync(database, $"SELECT active AND confirmed_flush_lsn >= '{position}' FROM pg_replication_slots WHERE slot_name = 'feed_connect'") is true);

    private static async Task<bool> TryDropAsync(TestDatabase database)
    {
        try
        {
            await ExecuteAsync(database, "SELECT pg_drop_replication_slot('feed_connect')");
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            await ExecuteAsync(database, "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active");
            return false;
        }
    }

    private static async Task<object?> ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Stop);
    }
}
