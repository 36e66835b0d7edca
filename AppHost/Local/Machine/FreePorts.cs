using System.Net;
using System.Net.Sockets;

namespace AppHost.Local;

/// <summary>
/// Ports for servers. They lie below the range from which the kernel takes ports for outgoing connections, so that a server that is
/// down for a moment finds its port again. Each is reserved until this process ends, also against other processes of Feed, which may give
/// out ports at the same time: its server binds it only a moment later, and again after every restart.
/// </summary>
internal static class FreePorts
{
    private const int First = 15000;
    private const int Last = 32000;

    private static readonly Lock Gate = new();
    private static readonly List<Socket> Reservations = [];

    /// <summary>A port of 127.0.0.1 that nobody listens on, and that no process gives out again while this one runs.</summary>
    public static int Next()
    {
        lock (Gate)
        {
            for (var attempt = 0; attempt < 10_000; attempt++)
            {
                var port = Random.Shared.Next(First, Last);
                if (IsFree(port) && TryReserve(port))
                {
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

    /// <summary>By the UDP port of the same number, which no server here uses: the kernel gives it to one process, and takes it back from a killed one.</summary>
    private static bool TryReserve(int port)
    {
        var reservation = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ExclusiveAddressUse = true };
        try
        {
            reservation.Bind(new IPEndPoint(IPAddress.Loopback, port));
            Reservations.Add(reservation);
            return true;
        }
        catch (SocketException)
        {
            reservation.Dispose();
            return false;
        }
    }
}
