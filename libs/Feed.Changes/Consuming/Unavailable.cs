using System.Net.Sockets;
using Npgsql;

namespace Feed.Changes;

/// <summary>Tells a store or network that is away from a change that cannot be handled.</summary>
internal static class Unavailable
{
    public static bool Is(IProjection projection, Exception exception) =>
        projection.IsUnavailable(exception) || IsPostgresOrNetwork(exception);

    private static bool IsPostgresOrNetwork(Exception? exception) => exception switch
    {
        null => false,
        NpgsqlException { IsTransient: true } or SocketException => true,
        _ => IsPostgresOrNetwork(exception.InnerException),
    };
}
