using AppHost.Local;
using AppHost.Resources;
using Xunit;

namespace Feed.Testing;

/// <summary>
/// A real Redis on a free port, with an append-only file in a temporary folder. One for a test assembly:
/// <c>[assembly: AssemblyFixture(typeof(RedisServer))]</c>. Tests that run in parallel share it: use keys of your own ids, or
/// <see cref="StartAsync"/> for a server of your own.
/// </summary>
public sealed class RedisServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePorts.Next();
    private RedisResource? _resource;
    private ServerProcess? _process;
    private LocalStackException? _missing;

    /// <summary>In StackExchange.Redis' form; admin commands allowed.</summary>
    public string ConnectionString
    {
        get
        {
            Availability.Require(_missing);
            return $"127.0.0.1:{_port},abortConnect=false,allowAdmin=true";
        }
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port
    {
        get
        {
            Availability.Require(_missing);
            return _port;
        }
    }

    private ServerProcess Process
    {
        get
        {
            Availability.Require(_missing);
            return _process ?? throw new InvalidOperationException("The server is not started.");
        }
    }

    /// <summary>Starts a server of a test's own. Dispose it.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.InitializeAsync();
        Availability.Require(server._missing);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (RedisResource.FindServer() is null)
        {
            _missing = new LocalStackException("Redis is not installed.", RedisResource.Cure);
            return;
        }

        _resource = new RedisResource(new RedisOptions { Directory = Path.Combine(_folder.Path, "redis"), Port = _port });
        _process = new ServerProcess(_resource, Path.Combine(_folder.Path, "redis.log"));
        await _process.StartAsync(CancellationToken.None);
    }

    /// <summary>kill -9; the append-only file stays.</summary>
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
            _resource!.Dispose();
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
