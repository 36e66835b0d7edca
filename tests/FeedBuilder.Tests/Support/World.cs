using Feed.Contracts;
using Npgsql;
using StackExchange.Redis;

namespace FeedBuilder.Tests.Support;

/// <summary>A database, a Redis, a slot whose changes a test delivers when and as often as it likes, and processes.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly WorldServers _servers;
    private readonly List<Instance> _instances = [];
    private long _epoch;

    private World(WorldServers servers, int cap, int held, int page, int threshold)
    {
        (_servers, Cap, Held, Page, Threshold) = (servers, cap, held, page, threshold);
        Postgres = servers.Source;
        Slot = new TestSlot(Postgres);
        Main = Start();
    }

    public int Cap { get; }

    /// <summary>How many posts of a timeline Redis holds.</summary>
    public int Held { get; }

    /// <summary>Followers that a post reaches with its batch.</summary>
    public int Page { get; }

    /// <summary>Followers that make a celebrity.</summary>
    public int Threshold { get; }

    public NpgsqlDataSource Postgres { get; }

    /// <summary>The process that a test uses unless it says otherwise.</summary>
    public Instance Main { get; private set; }

    /// <summary>Where changes come from.</summary>
    public TestSlot Slot { get; }

    public string ConnectionString => _servers.Postgres;

    public Feed.Testing.RedisServer RedisServer => _servers.Redis ?? throw new InvalidOperationException("It is a cluster.");

    public IDatabase Redis => Main.Redis;

    public static async Task<World> CreateAsync(WorldServers servers, int cap, int held, int page, int threshold)
    {
        var world = new World(servers, cap, held, page, threshold);
        await world.BeginEpochAsync();
        return world;
    }

    /// <summary>Starts another process.</summary>
    public Instance Start(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var instance = new Instance(_servers, this, settings);
        lock (_instances) _instances.Add(instance);
        return instance;
    }

    /// <summary>Ends the main process and starts another in its place.</summary>
    public void Restart() => Main = Start();

    /// <summary>Makes a new slot and its epoch. What happened since the last change was read from the old one is never told.</summary>
    public async Task BeginEpochAsync()
    {
        _epoch++;
        await Main.Projection.BeginEpochAsync(_epoch, CancellationToken.None);
        await Slot.CreateAsync(_epoch);
        await Main.Projection.CompleteEpochAsync(_epoch, CancellationToken.None);
    }

    /// <summary>Delivers everything that has not been delivered.</summary>
    public async Task CatchUpAsync() => await Main.ApplyAsync(await Slot.NextAsync());

    /// <summary>What processes held that are gone is anybody's from now on.</summary>
    public Task EndLeasesAsync() => Redis.KeyDeleteAsync(RedisKeys.FanoutHolders("feed-builder"));

    public async Task<int> ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<List<long>> IdsAsync(string sql, params object[] parameters) => RowsAsync(sql, row => row.GetInt64(0), parameters);

    public async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> map, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(map(reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances) instance.Dispose();
        Slot.Dispose();
        await _servers.Owner.ReturnAsync(_servers);
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = Postgres.CreateCommand(sql);
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
