using Feed.Contracts;
using Npgsql;

namespace Feed.Search.Postgres;

/// <summary>How far each consumer group, or partition of it, got.</summary>
internal sealed class MarkTable(NpgsqlDataSource database)
{
    /// <summary>The marks; null for each when the table, the mark or its epoch's index is not there.</summary>
    public async Task<IReadOnlyList<ChangePosition?>> ReadAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT consumer_group, epoch, commit_lsn, lsn, ordinal FROM search.marks
            WHERE consumer_group = ANY ($1) AND to_regclass('search.posts_' || epoch) IS NOT NULL
              AND to_regclass('search.tags_' || epoch) IS NOT NULL AND to_regclass('search.users_' || epoch) IS NOT NULL
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. groups] });
        var found = new Dictionary<string, ChangePosition>(StringComparer.Ordinal);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                found[reader.GetString(0)] = new ChangePosition(reader.GetInt64(1), (ulong)reader.GetInt64(2), (ulong)reader.GetInt64(3), reader.GetInt64(4));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // No index was ever begun here.
        }

        return [.. groups.Select(group => found.TryGetValue(group, out var mark) ? mark : (ChangePosition?)null)];
    }

    /// <summary>
    /// Stores marks. They are as durable as the documents: the source hears of them next, and a store whose mark fell behind what the source
    /// was told would look like one that lost its data.
    /// </summary>
    public async Task WriteAsync(IReadOnlyDictionary<string, ChangePosition> marks, CancellationToken cancellationToken)
    {
        // In order, so that two instances cannot lock rows crosswise.
        var rows = marks.OrderBy(mark => mark.Key, StringComparer.Ordinal).ToList();
        await using var command = database.CreateCommand("""
            INSERT INTO search.marks AS mark (consumer_group, epoch, commit_lsn, lsn, ordinal) SELECT * FROM unnest($1, $2, $3, $4, $5)
            ON CONFLICT (consumer_group) DO UPDATE
            SET epoch = excluded.epoch, commit_lsn = excluded.commit_lsn, lsn = excluded.lsn, ordinal = excluded.ordinal
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => row.Key)] });
        foreach (var number in (Func<ChangePosition, long>[])[mark => mark.Epoch, mark => (long)mark.CommitLsn, mark => (long)mark.Lsn, mark => mark.Order])
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => number(row.Value))] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
