using System.Net.Sockets;
using Npgsql;

namespace Feed.Search.Postgres;

/// <summary>Tells what Postgres cannot do now from what it will never take.</summary>
internal static class PostgresFailures
{
    /// <summary>
    /// Only errors about the values themselves are the document's fault; anything else (no connection, no permission, no disk, no schema)
    /// would meet every other document too, and must not turn the stream into dead letters.
    /// </summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException e => e.SqlState.AsSpan(0, 2) is not ("22" or "23" or "54"),
        NpgsqlException or TimeoutException or IOException or SocketException => true,
        _ => false,
    };
}
