using System.Diagnostics;
using System.Net.Sockets;
using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A Redis server.</summary>
internal sealed class RedisResource(RedisOptions options) : Resource(ResourceNames.Redis), IDisposable
{
    /// <summary>How to get it.</summary>
    public const string Cure =
        "Install it with './feed doctor --install' or by hand (Debian and Ubuntu: apt-get install redis-server; Fedora: dnf install valkey or redis; macOS: brew install redis).";

    private Socket? _probe;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Urls => [$"redis://127.0.0.1:{options.Port}"];

    /// <summary>In StackExchange.Redis' form; it goes on trying while the server is away.</summary>
    public string ConnectionString => $"127.0.0.1:{options.Port},abortConnect=false";

    /// <summary>Path of the server program; null when there is none.</summary>
    public static string? FindServer() => Programs.Find("redis-server") ?? Programs.Find("valkey-server");

    /// <inheritdoc/>
    public override async Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken)
    {
        var server = FindServer() ?? throw new LocalStackException("Redis is not installed.", Cure);
        await ServerFolder.CreateAsync(options.Directory, owner: null);
        var file = Path.Combine(options.Directory, "redis.conf");
        await File.WriteAllTextAsync(file, Configuration(), cancellationToken);
        return new ProcessSpec
        {
            FileName = server,
            Arguments = [file],
            WorkingDirectory = options.Directory,
            Priority = ProcessPriorityClass.AboveNormal, // one thread that every push and every read waits for
        };
    }

    /// <inheritdoc/>
    public override async Task<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            _probe ??= await ConnectAsync(cancellationToken);
            await _probe.SendAsync("PING\r\n"u8.ToArray(), cancellationToken);
            var answer = new byte[64];
            var length = await _probe.ReceiveAsync(answer, cancellationToken);
            if (answer.AsSpan(0, length).StartsWith("+PONG"u8))
            {
                return true;
            }
        }
        catch (SocketException)
        {
            // Not there yet, or gone: the next probe connects anew.
        }

        Dispose();
        return false;
    }

    /// <inheritdoc/>
    public override Task<string?> RepairAsync(LogFile log, CancellationToken cancellationToken) =>
        new AppendOnlyRepair(options.Directory, TimeProvider.System).RunAsync(log, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _probe, null)?.Dispose();

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync("127.0.0.1", options.Port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private string Configuration() => $"""
        # Written by AppHost at every start.
        bind 127.0.0.1
        port {options.Port}
        dir "{options.Directory.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
        daemonize no
        save ""
        appendonly {(options.AppendOnly ? "yes" : "no")}
        appendfsync everysec
        # 50,000 deliveries a second write 6 MB of it: rewritten at the default 64 MB, every ten seconds a second process took a core for most of a second.
        auto-aof-rewrite-min-size 256mb
        # Loaded in silence, nobody would know: refused, it is mended and told.
        aof-load-truncated no
        # Feeds expire by themselves; anything else that vanished would look like a fact.
        maxmemory-policy noeviction
        # A feed of up to so many entries costs 20 bytes for each instead of 120 (these names are good for Redis 6.2 and later, and Valkey).
        zset-max-ziplist-entries 512
        zset-max-ziplist-value 512
        {Cluster()}

        """;

    // Nodes are given up soon: a cluster on one machine is one of tests.
    private string Cluster() => options.ClusterPort is { } port
        ? $"""
            cluster-enabled yes
            cluster-port {port}
            cluster-node-timeout 2000
            cluster-replica-validity-factor 0
            """
        : "";
}
