using System.Diagnostics;
using Npgsql;

namespace Posts.Api.Storage;

/// <summary>Runs SQL against the write model.</summary>
internal sealed class Database(NpgsqlDataSource source)
{
    private const int Attempts = 3;

    /// <summary>The trace to write beside a row, so that it continues through the WAL.</summary>
    public static string? Traceparent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>
    /// Runs work in a transaction, which commits when the work returns. Work that lost a race (deadlock, a row that another transaction
    /// just made or deleted) runs again on what is there now, so it must look before it writes and have no effect outside.
    /// </summary>
    public async Task<T> TransactAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var result = await work(connection, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (PostgresException lost) when (attempt < Attempts && LostRace(lost))
            {
            }
        }
    }

    /// <summary>One statement in a transaction of its own, in one round trip; its first row goes to <paramref name="read"/>.</summary>
    public async Task<T?> FirstAsync<T>(
        string sql, object?[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                return await connection.FirstAsync(sql, values, read, cancellationToken);
            }
            catch (PostgresException lost) when (attempt < Attempts && LostRace(lost))
            {
            }
        }
    }

    private static bool LostRace(PostgresException exception) => exception.SqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation;
}
