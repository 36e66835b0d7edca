using AppHost.Local;
using Xunit;

namespace Feed.Testing;

/// <summary>
/// A real server of a test or a test assembly, in a temporary folder: started and ended with it, killed and restarted by it. When it is not
/// installed, what asks for it is skipped (in CI it fails).
/// </summary>
public abstract class TestServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Resource? _resource;
    private ServerProcess? _process;
    private LocalStackException? _missing;

    private protected TestServer()
    {
    }

    private ServerProcess Process
    {
        get
        {
            Require();
            return _process ?? throw NotStarted();
        }
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _missing = Availability.Missing(RequireInstalled);
        if (_missing is not null)
        {
            return;
        }

        _resource = Describe(_folder.Path);
        _process = new ServerProcess(_resource, Path.Combine(_folder.Path, $"{_resource.Name}.log"));
        await _process.StartAsync(CancellationToken.None);
    }

    /// <summary>kill -9; what it has acknowledged stays, as far as it is durable.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>Starts it again, on the same port and data; stops it first, cleanly, when it runs.</summary>
    public async Task RestartAsync()
    {
        await Process.StopAsync();
        await Process.StartAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_process is not null)
        {
            await DisposeResourceAsync();
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Starts a server of a test's own.</summary>
    private protected static async Task<TServer> StartAsync<TServer>(TServer server)
        where TServer : TestServer
    {
        await server.InitializeAsync();
        await Availability.RequireAsync(server._missing, server);
        return server;
    }

    /// <summary>Throws what says how to install it, when it is not.</summary>
    private protected abstract void RequireInstalled();

    /// <summary>Says how to start it.</summary>
    /// <param name="folder">Where its data go: in a folder whose name has a space, for clones have too.</param>
    private protected abstract Resource Describe(string folder);

    /// <summary>Ends the test unless the server is installed.</summary>
    private protected void Require() => Availability.Require(_missing);

    /// <summary>What was described, once it is started.</summary>
    private protected TResource Started<TResource>()
        where TResource : Resource
    {
        Require();
        return (TResource?)_resource ?? throw NotStarted();
    }

    private async ValueTask DisposeResourceAsync()
    {
        switch (_resource)
        {
            case IAsyncDisposable asynchronous:
                await asynchronous.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }

    private static InvalidOperationException NotStarted() => new("The server is not started.");
}
