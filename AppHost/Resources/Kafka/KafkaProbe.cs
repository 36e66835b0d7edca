using System.Buffers.Binary;
using System.Net.Sockets;

namespace AppHost.Resources;

/// <summary>
/// Asks a broker for its metadata. Written out because it is one fixed request of the protocol, and a client library would bring threads
/// and reconnects of its own: https://kafka.apache.org/protocol#The_Messages_Metadata (version 1, no topics).
/// </summary>
internal static class KafkaProbe
{
    private const int LargestAnswer = 1 << 20;

    private static readonly byte[] Request =
    [
        0, 0, 0, 18, // length of what follows
        0, 3, 0, 1, // Metadata, version 1
        0, 0, 0, 1, // correlation id
        0, 4, (byte)'f', (byte)'e', (byte)'e', (byte)'d', // client id
        0, 0, 0, 0, // no topics
    ];

    /// <summary>Whether the broker answers and is part of its cluster.</summary>
    public static async Task<bool> AnswersAsync(string host, int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(host, port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Request, cancellationToken);
            var head = new byte[12]; // length, correlation id, number of brokers
            await stream.ReadExactlyAsync(head, cancellationToken);
            return BinaryPrimitives.ReadInt32BigEndian(head) is > 8 and < LargestAnswer && BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(8)) > 0;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}
