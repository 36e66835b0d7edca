using AppHost.Local;
using AppHost.Resources;

namespace Feed.Testing;

/// <summary>
/// A real Redis on a free port, with an append-only file in a temporary folder. One for a test assembly:
/// <c>[assembly: AssemblyFixture(typeof(RedisServer))]</c>. Tests that run in parallel share it: use keys of your own ids, or
/// <see cref="StartAsync"/> for a server of your own.
/// </summary>
public sealed class RedisServer : TestServer
{
    private readonly int _port = FreePorts.Next();

    /// <summary>In StackExchange.Redis' form; admin commands allowed.</summary>
    public string ConnectionString => $"127.0.0.1:{Port},abortConnect=false,allowAdmin=true";

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port
    {
        get
        {
            Require();
            return _port;
        }
    }

    /// <summary>Starts a server of a test's own. Dispose it.</summary>
    public static Task<RedisServer> StartAsync() => StartAsync(new RedisServer());

    private protected override void RequireInstalled() => RequireServer();

    /// <summary>Throws what says how to install it, when it is not.</summary>
    internal static void RequireServer()
    {
        if (RedisResource.FindServer() is null)
        {
            throw new LocalStackException("Redis is not installed.", RedisResource.Cure);
        }
    }

    private protected override Resource Describe(string folder) =>
        new RedisResource(new RedisOptions { Directory = Path.Combine(folder, "redis server"), Port = _port });
}
