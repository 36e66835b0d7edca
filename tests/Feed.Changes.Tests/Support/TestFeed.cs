using Feed.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Feed.Changes.Tests;

/// <summary>A database with the write model, and consumers of its change stream.</summary>
public sealed class TestFeed : IAsyncDisposable
{
    private readonly string _server;
    private readonly List<IHost> _hosts = [];
    private long _nextId = 1_000_000_000_000_000;

    public TestFeed(string server, string name)
    {
        (_server, Name) = (server, name);
        ConnectionString = In(server, name);
        Source = NpgsqlDataSource.Create(Patient(ConnectionString));
        Group = $"t-{name[5..21]}";
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public string Group { get; }

    public string Slot => Postgres.PostgresStream.SlotOf(Group);

    public LogRecorder Logs { get; } = new();

    internal PostgresServer? OwnServer { get; set; }

    public static string In(string connectionString, string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, IncludeErrorDetail = true }.ConnectionString;

    /// <summary>Of a test's own connections, which a machine that stands still for a while must not end.</summary>
    public static string Patient(string connectionString) => connectionString + ";Timeout=180;Command Timeout=180";

    public long NextId() => Interlocked.Increment(ref _nextId);

    /// <summary>Starts an instance of the consumer on a store, as a process of its own would.</summary>
    public async Task<IHost> StartAsync(RecordingStore store, Action<Dictionary<string, string?>>? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var values = new Dictionary<string, string?>
        {
            ["ConnectionStrings:feeddb"] = ConnectionString,
            ["Feed:Changes:AcknowledgeInterval"] = "00:00:00.100",
            ["Feed:Changes:IdleInterval"] = "00:00:00.300",
            ["Feed:Changes:MaxBackoff"] = "00:00:00.500",
            ["Feed:Changes:RetrySeconds:0"] = "0",
            ["Feed:Changes:RetrySeconds:1"] = "0.05",
        };
        settings?.Invoke(values);
        builder.Configuration.AddInMemoryCollection(values);
        builder.Logging.AddProvider(Logs);
        builder.Services.AddSingleton(store);
        builder.AddChangeStream<RecordingProjection, RecordingMarks>(Group);
        var host = builder.Build();
        lock (_hosts) _hosts.Add(host);
        await host.StartAsync();
        return host;
    }

    /// <summary>Ends an instance. It does nothing on the way out that a killed one would not.</summary>
    public static async Task StopAsync(IHost host)
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<List<string>> ListAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return rows;
    }

    public async Task<long> AddUserAsync()
    {
        var id = NextId();
        await ExecuteAsync($"INSERT INTO users (id, handle, display_name) VALUES ({id}, 'u{id}', 'User {id}')");
        return id;
    }

    public async Task<long> AddPostAsync(long author, string text = "hello")
    {
        var id = NextId();
        await using var command = Source.CreateCommand("INSERT INTO posts (id, author_id, text) VALUES ($1, $2, $3)");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = author });
        command.Parameters.Add(new() { Value = text });
        await command.ExecuteNonQueryAsync();
        return id;
    }

    /// <summary>How many changes wait to be tried again.</summary>
    public Task<long> RetriesAsync() => ScalarAsync<long>("SELECT count(*) FROM private.retries");

    /// <summary>Lets what waits to be tried again be tried now.</summary>
    public Task<int> HurryAsync() => ExecuteAsync("UPDATE private.retries SET due_at = clock_timestamp() WHERE due_at IS NOT NULL");

    /// <summary>Waits until the server has heard of all that is applied, so that a restart replays nothing.</summary>
    public Task UntilAcknowledgedAsync(RecordingStore store) => Poll.UntilAsync(
        async () => await ScalarAsync<bool>(
            $"SELECT confirmed_flush_lsn >= '{new NpgsqlTypes.NpgsqlLogSequenceNumber(store.Mark!.Value.CommitLsn)}' FROM pg_replication_slots WHERE slot_name = '{Slot}'"),
        "all that is applied is acknowledged");

    /// <summary>Waits until the snapshot of an epoch is applied and that is stored.</summary>
    public Task UntilCompleteAsync(long epoch) => Poll.UntilAsync(
        async () => await ScalarAsync<long>(
            $"SELECT count(*) FROM private.epochs WHERE consumer_group = '{Group}' AND epoch = {epoch} AND completed_at IS NOT NULL") == 1,
        $"the snapshot of epoch {epoch} is complete");

    /// <summary>Asserts that the store, by last writer wins, has what the tables have.</summary>
    public async Task AssertSameAsync(RecordingStore store)
    {
        foreach (var (table, columns) in new[]
                 {
                     ("users", "id, handle, display_name"), ("posts", "id, author_id, text"), ("likes", "post_id, user_id"),
                     ("follows", "follower_id, followee_id"), ("comments", "id, post_id, author_id, text"),
                 })
        {
            var expected = await ListAsync($"SELECT v FROM (SELECT concat_ws('|', {columns}) v FROM {table}) t ORDER BY v COLLATE \"C\"");
            Assert.Equal(expected, store.Rows(table, columns.Split(", ")));
        }
    }

    private void Dump()
    {
        if (Environment.GetEnvironmentVariable("FEED_TEST_LOGS") is not null)
            foreach (var line in Logs.Lines) TestContext.Current.TestOutputHelper?.WriteLine(line);
    }

    public async Task StopAllAsync()
    {
        foreach (var host in _hosts) await StopAsync(host);
        _hosts.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Dump();
        await StopAllAsync();
        await Source.DisposeAsync();
        if (OwnServer is not null)
        {
            await OwnServer.DisposeAsync();
            return;
        }

        await using var server = NpgsqlDataSource.Create(Patient(_server) + ";Pooling=false");
        await Poll.UntilAsync(async () =>
        {
            await using var drop = server.CreateCommand(
                $"SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = '{Name}' AND NOT active");
            await drop.ExecuteNonQueryAsync();
            await using var count = server.CreateCommand($"SELECT count(*) FROM pg_replication_slots WHERE database = '{Name}'");
            return (long)(await count.ExecuteScalarAsync())! == 0;
        }, "the slots are dropped");
        await using var command = server.CreateCommand($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        await command.ExecuteNonQueryAsync();
    }
}
