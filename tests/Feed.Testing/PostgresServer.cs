using AppHost.Local;
using AppHost.Resources;
using Npgsql;

namespace Feed.Testing;

/// <summary>
/// A real Postgres on a free port, with logical replication, in a temporary folder. One for a test assembly:
/// <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>. Databases are cheap; make one for each test.
/// </summary>
public sealed class PostgresServer : TestServer
{
    private readonly bool _durable;
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["max_connections"] = "400",
        ["max_wal_senders"] = "100",
        ["max_replication_slots"] = "200",
        ["autovacuum_naptime"] = "10min",
    };

    /// <summary>For xunit, which starts it by <see cref="TestServer.InitializeAsync"/>.</summary>
    public PostgresServer()
    {
    }

    private PostgresServer(bool durable, IReadOnlyDictionary<string, string>? settings)
    {
        _durable = durable;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            _settings[name] = value;
        }
    }

    /// <summary>Connection string of the superuser, database <c>postgres</c>.</summary>
    public string ConnectionString => Started<PostgresResource>().SuperuserConnectionString;

    /// <summary>Starts a server of its own, for a test that needs other settings or a durable one. Dispose it.</summary>
    /// <param name="durable">Whether to fsync.</param>
    /// <param name="settings">Server settings.</param>
    public static Task<PostgresServer> StartAsync(bool durable = false, IReadOnlyDictionary<string, string>? settings = null) =>
        StartAsync(new PostgresServer(durable, settings));

    /// <summary>A new, empty database, owned by the superuser.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateAsync(ConnectionString);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return base.DisposeAsync();
    }

    private protected override void RequireInstalled()
    {
        if (PostgresInstallation.Find() is null)
        {
            throw new LocalStackException("Postgres is not installed.", PostgresInstallation.Cure);
        }
    }

    private protected override Resource Describe(string folder) => new PostgresResource(new PostgresOptions
    {
        Directory = Path.Combine(folder, "postgres server"),
        Port = FreePorts.Next(),
        Password = "test-" + Guid.NewGuid().ToString("N"),
        Durable = _durable,
        Settings = _settings,
    });
}
