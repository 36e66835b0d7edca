using AppHost.Local;
using AppHost.Resources;
using Npgsql;
using Xunit;

namespace Feed.Testing;

/// <summary>
/// A real Postgres on a free port, with logical replication, in a temporary folder. One for a test assembly:
/// <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>. Databases are cheap; make one for each test.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly bool _durable;
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["max_connections"] = "400",
        ["max_wal_senders"] = "100",
        ["max_replication_slots"] = "200",
        ["autovacuum_naptime"] = "10min",
    };

    private PostgresResource? _resource;
    private ServerProcess? _process;
    private LocalStackException? _missing;

    /// <summary>For xunit, which starts it by <see cref="InitializeAsync"/>.</summary>
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
    public string ConnectionString => Resource.SuperuserConnectionString;

    private PostgresResource Resource
    {
        get
        {
            Availability.Require(_missing);
            return _resource ?? throw new InvalidOperationException("The server is not started.");
        }
    }

    /// <summary>Starts a server of its own, for a test that needs other settings or a durable one. Dispose it.</summary>
    /// <param name="durable">Whether to fsync.</param>
    /// <param name="settings">Server settings.</param>
    public static async Task<PostgresServer> StartAsync(bool durable = false, IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = new PostgresServer(durable, settings);
        await server.InitializeAsync();
        Availability.Require(server._missing);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (PostgresInstallation.Find() is null)
        {
            _missing = new LocalStackException("Postgres is not installed.", PostgresInstallation.Cure);
            return;
        }

        _resource = new PostgresResource(new PostgresOptions
        {
            Directory = Path.Combine(_folder.Path, "postgres"),
            Port = FreePorts.Next(),
            Password = "test-" + Guid.NewGuid().ToString("N"),
            Durable = _durable,
            Settings = _settings,
        });
        _process = new ServerProcess(_resource, Path.Combine(_folder.Path, "postgres.log"));
        await _process.StartAsync(CancellationToken.None);
    }

    /// <summary>A new, empty database, owned by the superuser.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateAsync(ConnectionString);

    /// <summary>kill -9 of the whole server.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>Starts it again, on the same port and data; stops it first, cleanly, when it runs.</summary>
    public async Task RestartAsync()
    {
        await Process.StopAsync();
        await Process.StartAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is not null)
        {
            await _resource!.DisposeAsync();
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private ServerProcess Process
    {
        get
        {
            Availability.Require(_missing);
            return _process ?? throw new InvalidOperationException("The server is not started.");
        }
    }
}
