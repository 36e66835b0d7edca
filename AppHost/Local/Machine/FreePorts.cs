using System.Net;
using System.Net.Sockets;

namespace AppHost.Local;

/// <summary>
/// Ports for servers. They lie below the range from which the kernel takes ports for outgoing connections, so that a server that is
/// down for a moment finds its port again.
/// </summary>
internal static class FreePorts
{
    private const int First = 15000;
    private const int Last = 32000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Taken = [];

    /// <summary>A port of 127.0.0.1 that nobody listens on, and that this process does not give out twice.</summary>
    public static int Next()
    {
        lock (Gate)
        {
            for (var attempt = 0; attempt < 10_000; attempt++)
            {
                var port = Random.Shared.Next(First, Last);
                if (!Taken.Contains(port) && IsFree(port))
                {
                    Taken.Add(port);
                    return port;
                }
            }
        }

        throw new LocalStackException($"No free port between {First} and {Last}.", "End some of the servers that listen there.");
    }

    /// <summary>Whether a server could listen on the port of 127.0.0.1.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
