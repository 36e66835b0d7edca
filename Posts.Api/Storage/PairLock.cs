using Npgsql;

namespace Posts.Api.Storage;

/// <summary>
/// What joins two users (follows, blocks) is written by one transaction a pair at a time. Without it a follow that looked before a block
/// was there, and committed after it, would stay beside it.
/// </summary>
internal static class PairLock
{
    private const string Sql = """
        SELECT pg_advisory_xact_lock(hashtextextended(least($1, $2)::text || ' ' || greatest($1, $2)::text, 0))
        """;

    public static Task TakeAsync(NpgsqlConnection connection, long one, long other, CancellationToken cancellationToken) =>
        connection.WriteAsync(Sql, [one, other], cancellationToken);
}
