using System.Buffers;
using System.Net.WebSockets;

namespace GraphQL.Engine.Http;

/// <summary>Reads whole text messages of bounded size. While it waits it holds no buffer: most connections are idle most of the time.</summary>
internal sealed class SocketReader(WebSocket socket, int maxSize)
{
    /// <summary>Reads a message and hands it over.</summary>
    /// <param name="handle">Takes the text in UTF-8, which is valid until it returns; answers a reason to close, or null to go on.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public async Task<CloseReason?> ReadAsync(
        Func<ReadOnlyMemory<byte>, ValueTask<CloseReason?>> handle, CancellationToken cancellationToken)
    {
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        if (first.MessageType == WebSocketMessageType.Close)
        {
            return CloseReason.Normal;
        }
        var bytes = ArrayPool<byte>.Shared.Rent(1024);
        try
        {
            var length = 0;
            for (var last = first; !last.EndOfMessage;)
            {
                if (length == bytes.Length)
                {
                    bytes = Grow(bytes);
                }
                last = await socket.ReceiveAsync(bytes.AsMemory(length), cancellationToken);
                length += last.Count;
                if (length > maxSize)
                {
                    return CloseReason.TooLarge;
                }
            }
            return first.MessageType == WebSocketMessageType.Text
                ? await handle(bytes.AsMemory(0, length))
                : CloseReason.Invalid("Messages are text");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static byte[] Grow(byte[] bytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }
}
