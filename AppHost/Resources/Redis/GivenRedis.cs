using System.Net.Sockets;
using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A Redis that somebody else runs.</summary>
internal sealed class GivenRedis(string connectionString)
{
    /// <summary>The setting that gives it.</summary>
    public const string Variable = "ConnectionStrings__redis";

    private const int DefaultPort = 6379;

    /// <summary>Its first address, without secrets.</summary>
    public string Url => $"redis://{Address.Host}:{Address.Port}";

    /// <summary>The first endpoint: <c>host[:port],host[:port],option=value</c>.</summary>
    internal (string Host, int Port) Address
    {
        get
        {
            var first = connectionString.Split(',')[0].Trim();
            var colon = first.LastIndexOf(':');
            return colon > 0 && int.TryParse(first[(colon + 1)..], out var port) ? (first[..colon], port) : (first, DefaultPort);
        }
    }

    /// <summary>Fails unless somebody listens there.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Address.Host, Address.Port, cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(10), cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            throw new LocalStackException(
                $"The Redis given by {Variable} ({Url}) cannot be reached: {exception.Message}",
                $"Start it, correct the connection string, or unset {Variable} so that Feed starts one.");
        }
    }
}
