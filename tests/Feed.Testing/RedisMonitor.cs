using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Feed.Testing;

/// <summary>What clients ask of a Redis server, as its MONITOR tells; what scripts call is left out.</summary>
public sealed partial class RedisMonitor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] Housekeeping = ["PING", "INFO", "CLIENT", "CONFIG", "CLUSTER", "SENTINEL", "ECHO", "SELECT", "SUBSCRIBE"];
    private const string EpochKey = "\"epoch:{";
    private readonly TcpClient _client = new();
    private StreamReader _lines = null!;

    /// <summary>Begins to listen.</summary>
    public static async Task<RedisMonitor> StartAsync(int port, CancellationToken cancellationToken)
    {
        var monitor = new RedisMonitor();
        await monitor._client.ConnectAsync("127.0.0.1", port, cancellationToken);
        await monitor._client.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray(), cancellationToken);
        monitor._lines = new StreamReader(monitor._client.GetStream());
        await monitor._lines.ReadLineAsync(cancellationToken);
        return monitor;
    }

    /// <summary>The commands that came, in their order, without those by which a client keeps its connection and looks for the epoch.</summary>
    /// <param name="act">What asks.</param>
    /// <param name="echo">Sends ECHO with this text to the server, so that the monitor sees the end.</param>
    /// <param name="database">Commands of this database count.</param>
    public async Task<IReadOnlyList<string>> CommandsAsync(Func<Task> act, Func<string, Task> echo, int database = 0)
    {
        var mark = Guid.NewGuid().ToString("N");
        await echo(mark + "a");
        await act();
        await echo(mark + "z");
        using var patience = new CancellationTokenSource(Patience);
        var (commands, isBetween) = (new List<string>(), false);
        while (await _lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains(mark + "z", StringComparison.Ordinal)) return commands;
            if (line.Contains(mark + "a", StringComparison.Ordinal)) isBetween = true;
            if (!isBetween || Line().Match(line) is not { Success: true } told) continue;
            var name = told.Groups["name"].Value.ToUpperInvariant();
            if (told.Groups["database"].Value == database.ToString(CultureInfo.InvariantCulture) && !Housekeeping.Contains(name)
                && !line.Contains(EpochKey, StringComparison.Ordinal)) commands.Add(name);
        }

        throw new IOException("The server ended the connection.");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _lines?.Dispose();
        return ValueTask.CompletedTask;
    }

    // +1763000000.123456 [0 127.0.0.1:5000] "ZRANGE" "feed:{1}"; scripts' calls say "lua" in place of an address.
    [GeneratedRegex("""^\+\S+ \[(?<database>\d+) (?!lua)\S+\] "(?<name>[^"]+)" """, RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Line();
}
