using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace Feed.GraphQL.Bench.Load;

/// <summary>One connection of HTTP/1.1, with one request at a time under way.</summary>
internal sealed class LoadConnection(LoadOptions options) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly RequestTemplate _template = new(options);
    private readonly byte[] _received = new byte[1 << 20];

    /// <summary>The length of the last answer.</summary>
    public int Length { get; private set; }

    public Task ConnectAsync() => _socket.ConnectAsync(options.Url.Host, options.Url.Port);

    /// <summary>Sends requests one after the other for as long as it may.</summary>
    /// <param name="mayGoOn">Asked before each.</param>
    /// <param name="ticks">Takes how long each took.</param>
    public async Task RunAsync(Func<bool> mayGoOn, List<long> ticks)
    {
        while (mayGoOn())
        {
            var started = TimeProvider.System.GetTimestamp();
            await _socket.SendAsync(_template.Next());
            await ReadAsync();
            ticks.Add(TimeProvider.System.GetTimestamp() - started);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask ReadAsync()
    {
        var (length, expected) = (0, -1);
        while (expected < 0 || length < expected)
        {
            var read = await _socket.ReceiveAsync(_received.AsMemory(length));
            if (read == 0) throw new BenchException("The server has closed a connection.");
            length += read;
            if (expected < 0) expected = ExpectedLength(_received.AsSpan(0, length));
        }

        Length = length;
    }

    /// <summary>The length of the whole answer; negative while that is not known.</summary>
    private static int ExpectedLength(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0) return -1;
        var head = received[..end];
        if (!head.StartsWith("HTTP/1.1 200 "u8)) throw new BenchException($"The server answers: {Encoding.UTF8.GetString(received)}");
        foreach (var line in head.Split("\r\n"u8))
        {
            var colon = head[line].IndexOf((byte)':');
            if (colon > 0 && Ascii.EqualsIgnoreCase(head[line][..colon], "content-length"u8))
            {
                return Utf8Parser.TryParse(head[line][(colon + 1)..].TrimStart((byte)' '), out int length, out _) ? end + 4 + length : -1;
            }
        }

        // In chunks: nothing follows the last, for nothing more was asked.
        return received.EndsWith("\r\n0\r\n\r\n"u8) ? received.Length : -1;
    }
}
