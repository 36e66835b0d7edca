using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A Kafka Connect worker with Debezium's connector for Postgres.</summary>
internal sealed class ConnectResource : Resource, IAsyncDisposable
{
    /// <summary>What it reads and writes.</summary>
    public static readonly IReadOnlyList<string> Stores = [ResourceNames.Postgres, ResourceNames.Kafka];

    private readonly ConnectOptions _options;
    private readonly ConnectClient _client;
    private readonly CapturedDatabase _database;
    private readonly ConnectorKeeper _keeper;
    private LogFile? _log;

    public ConnectResource(ConnectOptions options)
        : base(ResourceNames.Connect)
    {
        _options = options;
        _client = new ConnectClient(new Uri(Url));
        _database = new CapturedDatabase(options.Database);
        _keeper = new ConnectorKeeper(_client, _database, line => _ = _log?.WriteLineAsync($"--- {line}"), TimeProvider.System);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Urls => [Url];

    /// <summary>Its REST interface.</summary>
    public string Url => $"http://127.0.0.1:{_options.Port}";

    /// <summary>Fails unless it can be started here.</summary>
    /// <exception cref="LocalStackException">Java, Kafka or Debezium is missing; the message says what to do.</exception>
    public static void RequireInstalled()
    {
        JavaInstallation.Require();
        StackInstallation.Kafka();
        StackInstallation.ConnectPlugins();
    }

    /// <inheritdoc/>
    public override async Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken)
    {
        _log = log;
        var java = JavaInstallation.Require();
        await ServerFolder.CreateAsync(_options.Directory, owner: null);
        var settings = Path.Combine(_options.Directory, "connect.properties");
        var logging = Path.Combine(_options.Directory, JvmLogging.FileName);
        await File.WriteAllTextAsync(settings, ConnectSettings.Render(_options, StackInstallation.ConnectPlugins()), cancellationToken);
        await File.WriteAllTextAsync(logging, JvmLogging.Render(("io.debezium.metrics.stats", "error")), cancellationToken);
        return new ProcessSpec
        {
            FileName = java.Program,
            Arguments =
            [
                .. _options.Jvm.Arguments, "-cp", Path.Combine(StackInstallation.Kafka(), "libs", "*"), "-Dlog4j2.configurationFile=" + logging,
                "org.apache.kafka.connect.cli.ConnectDistributed", settings,
            ],
            WorkingDirectory = _options.Directory,
            Environment = ConnectSettings.Variables(_options.Database),
            // Without its broker it would wait for it; nothing is lost, for it sends again what it has not noted as sent.
            StopTimeout = TimeSpan.FromSeconds(5),
            OrphanSignal = Signal.Kill,
        };
    }

    /// <inheritdoc/>
    public override async Task<bool> ProbeAsync(CancellationToken cancellationToken) =>
        await _client.IsHealthyAsync(cancellationToken) && (!_options.KeepsConnector || await _keeper.KeepAsync(cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
