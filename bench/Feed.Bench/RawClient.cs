using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Feed.Bench;

/// <summary>
/// As quick as a client can be that pushes to each feed: it writes ZADD after ZADD, some batches ahead of the answers, and only counts those.
/// </summary>
internal sealed class RawClient : IDisposable
{
    private const int KeysABatch = 500;
    private const int InFlight = 8;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public async Task ConnectAsync(int port, CancellationToken cancellationToken) => await _socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);

    /// <summary>Adds an entry to every key.</summary>
    public async Task PushAsync(IReadOnlyList<byte[]> keys, long id, CancellationToken cancellationToken)
    {
        using var places = new SemaphoreSlim(InFlight);
        var entry = Encoding.ASCII.GetBytes(FormattableString.Invariant($"$17\r\n-{id}\r\n$16\r\n{id}\r\n"));
        var answers = ReadAsync(keys.Count, places, cancellationToken);
        foreach (var some in keys.Chunk(KeysABatch))
        {
            await places.WaitAsync(cancellationToken);
            var buffer = new ArrayBufferWriter<byte>(some.Length * 96);
            foreach (var key in some)
            {
                buffer.Write("*4\r\n$4\r\nZADD\r\n"u8);
                buffer.Write(key);
                buffer.Write(entry);
            }

            for (var rest = buffer.WrittenMemory; rest.Length > 0;) rest = rest[await _socket.SendAsync(rest, cancellationToken)..];
        }

        await answers;
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>A key as the protocol writes it.</summary>
    public static byte[] Key(string key) => Encoding.ASCII.GetBytes(FormattableString.Invariant($"${key.Length}\r\n{key}\r\n"));

    // Every answer is one line.
    private async Task ReadAsync(int count, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        var (buffer, read) = (new byte[65_536], 0);
        while (read < count)
        {
            var length = await _socket.ReceiveAsync(buffer, cancellationToken);
            if (length == 0) throw new BenchException("Redis closed the connection.");
            if (buffer.AsSpan(0, length).Contains((byte)'-')) throw new BenchException(Encoding.ASCII.GetString(buffer, 0, length));
            var before = read / KeysABatch;
            read += buffer.AsSpan(0, length).Count((byte)'\n');
            var batches = (read / KeysABatch) - before;
            if (batches > 0) places.Release(batches);
        }
    }
}
