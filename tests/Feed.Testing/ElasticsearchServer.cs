using AppHost.Local;
using AppHost.Resources;
using Xunit;

namespace Feed.Testing;

/// <summary>
/// A real Elasticsearch of one node on a free port, without security, in a temporary folder. One for a test assembly:
/// <c>[assembly: AssemblyFixture(typeof(ElasticsearchServer))]</c>.
/// Tests that run in parallel share it and use indexes and aliases of their own names.
/// </summary>
public sealed class ElasticsearchServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ElasticsearchResource? _resource;
    private ServerProcess? _process;
    private LocalStackException? _missing;

    /// <summary>Address of its HTTP interface, without a slash at the end.</summary>
    public string Url
    {
        get
        {
            Availability.Require(_missing);
            return _resource?.Url ?? throw NotStarted();
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
    public static async Task<ElasticsearchServer> StartAsync()
    {
        var server = new ElasticsearchServer();
        await server.InitializeAsync();
        await Availability.RequireAsync(server._missing, server);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _missing = Availability.Missing(ElasticsearchResource.RequireInstalled);
        if (_missing is not null)
        {
            return;
        }

        _resource = new ElasticsearchResource(new ElasticsearchOptions
        {
            Directory = Path.Combine(_folder.Path, "elasticsearch"),
            Port = FreePorts.Next(),
            TransportPort = FreePorts.Next(),
            Jvm = JvmOptions.ForTests with { HeapMegabytes = 192 },
        });
        _process = new ServerProcess(_resource, Path.Combine(_folder.Path, "elasticsearch.log"));
        await _process.StartAsync(CancellationToken.None);
    }

    /// <summary>kill -9; what it has acknowledged stays.</summary>
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
