using Feed.Contracts;
using Npgsql;

namespace Feed.Search.Postgres;

/// <summary>How far each consumer group got.</summary>
internal sealed class MarkTable(NpgsqlDataSource database)
{
    /// <summary>The mark, or null when the table, the mark or its epoch's index is not there.</summary>
    public async Task<ChangePosition?> ReadAsync(string group, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT epoch, commit_lsn, lsn, ordinal FROM search.marks
            WHERE consumer_group = $1 AND to_regclass('search.posts_' || epoch) IS NOT NULL
              AND to_regclass('search.tags_' || epoch) IS NOT NULL AND to_regclass('search.users_' || epoch) IS NOT NULL
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = group });
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken)) return null;
            return new ChangePosition(reader.GetInt64(0), (ulong)reader.GetInt64(1), (ulong)reader.GetInt64(2), reader.GetInt64(3));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    /// <summary>
    /// Stores the mark. It is as durable as the documents: the source hears of it next, and a store whose mark fell behind what the source
    /// was told would look like one that lost its data.
    /// </summary>
    public async Task WriteAsync(string group, ChangePosition position, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            INSERT INTO search.marks AS mark (consumer_group, epoch, commit_lsn, lsn, ordinal) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (consumer_group) DO UPDATE
            SET epoch = excluded.epoch, commit_lsn = excluded.commit_lsn, lsn = excluded.lsn, ordinal = excluded.ordinal
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = group });
        foreach (var number in (long[])[position.Epoch, (long)position.CommitLsn, (long)position.Lsn, position.Order])
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
