using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Feed.Bench;

/// <summary>As quick as a client can be that names every feed: it writes command after command, some batches ahead of the answers, and only counts those.</summary>
internal sealed class RawClient : IDisposable
{
    private const int InFlight = 8;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public async Task ConnectAsync(int port, CancellationToken cancellationToken) => await _socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);

    /// <summary>Sends commands for each of some feeds.</summary>
    /// <param name="feeds">How many feeds.</param>
    /// <param name="commands">The commands for one.</param>
    /// <param name="lines">Lines of its answers.</param>
    /// <param name="batch">Feeds that are sent together.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task SendAsync(int feeds, Func<int, byte[][]> commands, Func<int, int> lines, int batch, CancellationToken cancellationToken)
    {
        using var places = new SemaphoreSlim(InFlight);
        var answers = ReadAsync(Ends(feeds, lines, batch), places, cancellationToken);
        for (var first = 0; first < feeds; first += batch)
        {
            await places.WaitAsync(cancellationToken);
            var buffer = new ArrayBufferWriter<byte>(batch * 96);
            for (var feed = first; feed < Math.Min(first + batch, feeds); feed++)
            {
                foreach (var command in commands(feed)) buffer.Write(command);
            }

            for (var rest = buffer.WrittenMemory; rest.Length > 0;) rest = rest[await _socket.SendAsync(rest, cancellationToken)..];
        }

        await answers;
    }

    public void Dispose() => _socket.Dispose();

    // After how many lines each batch is answered.
    private static long[] Ends(int feeds, Func<int, int> lines, int batch)
    {
        var (ends, end) = (new List<long>(), 0L);
        foreach (var some in Enumerable.Range(0, feeds).Chunk(batch)) ends.Add(end += some.Sum(lines));
        return [.. ends];
    }

    private async Task ReadAsync(long[] ends, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        var (buffer, read, last, answered) = (new byte[262_144], 0L, (byte)'\n', 0);
        while (answered < ends.Length)
        {
            var length = await _socket.ReceiveAsync(buffer, cancellationToken);
            if (length == 0) throw new BenchException("Redis closed the connection.");
            if ((buffer[0] == '-' && last == '\n') || buffer.AsSpan(0, length).IndexOf("\n-"u8) >= 0) throw new BenchException(Encoding.ASCII.GetString(buffer, 0, length));
            last = buffer[length - 1];
            read += buffer.AsSpan(0, length).Count((byte)'\n');
            for (; answered < ends.Length && read >= ends[answered]; answered++) places.Release();
        }
    }
}
