using Npgsql;
using Posts.Api.Storage;

namespace Posts.Api.Idempotency;

/// <summary>Table <c>private.idempotency_keys</c>.</summary>
internal static class StoredAnswers
{
    private const string ReserveSql = """
        INSERT INTO private.idempotency_keys AS k (caller, key, request_hash, status, body) VALUES ($1, $2, $3, 0, '')
        ON CONFLICT (caller, key) DO UPDATE
          SET request_hash = excluded.request_hash, status = 0, body = '', created_at = clock_timestamp()
          WHERE k.created_at < clock_timestamp() - $4
        RETURNING 1
        """;

    private const string FindSql = "SELECT request_hash, status, body FROM private.idempotency_keys WHERE caller = $1 AND key = $2";

    private const string StoreSql = "UPDATE private.idempotency_keys SET status = $3, body = $4 WHERE caller = $1 AND key = $2";

    /// <summary>Takes the key for this transaction, waiting for one that has it.</summary>
    /// <returns>Null when the key is ours, else what it stands for already.</returns>
    public static async Task<Earlier?> ReserveAsync(
        NpgsqlConnection connection, IdempotencyKey key, TimeSpan retention, CancellationToken cancellationToken)
    {
        while (true)
        {
            object?[] values = [key.Caller, key.Value, key.RequestHash, retention];
            if (await connection.FirstAsync(ReserveSql, values, _ => true, cancellationToken)) return null;
            var earlier = await connection.FirstAsync(FindSql, [key.Caller, key.Value],
                row => new Earlier(row.GetFieldValue<byte[]>(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)), cancellationToken);
            if (earlier is not null) return earlier; // else it expired between the two statements
        }
    }

    public static Task StoreAsync(
        NpgsqlConnection connection, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken) =>
        connection.WriteAsync(StoreSql, [key.Caller, key.Value, answer.Status, answer.Body.ToArray()], cancellationToken);

    internal sealed record Earlier(byte[] RequestHash, int Status, byte[] Body);
}
