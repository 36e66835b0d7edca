using AppHost.Local;
using AppHost.Resources;
using Xunit;

namespace Feed.Testing;

/// <summary>
/// A real Kafka of one node on a free port, in a temporary folder. One for a test assembly: <c>[assembly: AssemblyFixture(typeof(KafkaServer))]</c>.
/// Topics are not created by writing to them; tests that run in parallel share it and use topics and groups of their own names.
/// </summary>
public sealed class KafkaServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private KafkaResource? _resource;
    private ServerProcess? _process;
    private LocalStackException? _missing;

    /// <summary>As clients want it: <c>host:port</c>.</summary>
    public string BootstrapServers
    {
        get
        {
            Availability.Require(_missing);
            return _resource?.BootstrapServers ?? throw NotStarted();
        }
    }

    private ServerProcess Process
    {
        get
        {
            Availability.Require(_missing);
            return _process ?? throw NotStarted();
        }
    }

    /// <summary>Starts a server of a test's own. Dispose it.</summary>
    public static async Task<KafkaServer> StartAsync()
    {
        var server = new KafkaServer();
        await server.InitializeAsync();
        await Availability.RequireAsync(server._missing, server);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _missing = Availability.Missing(KafkaResource.RequireInstalled);
        if (_missing is not null)
        {
            return;
        }

        _resource = new KafkaResource(new KafkaOptions
        {
            Directory = Path.Combine(_folder.Path, "kafka"),
            Port = FreePorts.Next(),
            ControllerPort = FreePorts.Next(),
            Jvm = JvmOptions.ForTests,
        });
        _process = new ServerProcess(_resource, Path.Combine(_folder.Path, "kafka.log"));
        await _process.StartAsync(CancellationToken.None);
    }

    /// <summary>kill -9; its records stay.</summary>
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
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static InvalidOperationException NotStarted() => new("The server is not started.");
}
