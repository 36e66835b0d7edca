using Feed.Changes.Postgres;
using Npgsql;

namespace Feed.Changes;

/// <summary>Dead letters in <c>private.dead_letters</c>.</summary>
internal sealed class DeadLetterTable(string group, NpgsqlDataSource database) : IDeadLetters
{
    private const string Add =
        $"""
        INSERT INTO private.dead_letters (consumer_group, lane, key, {ChangeColumns.Names}, error, attempts)
        SELECT $1, lane, key, position, table_name, op, before::json, after::json, xid, committed_at, error, attempts
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
          AS l(lane, key, position, table_name, op, before, after, xid, committed_at, error, attempts)
        ON CONFLICT (consumer_group, position)
        DO UPDATE SET error = excluded.error, attempts = excluded.attempts, failed_at = excluded.failed_at
        """;

    /// <inheritdoc />
    public async Task AddAsync(IReadOnlyCollection<DeadLetter> letters, CancellationToken cancellationToken)
    {
        var changes = letters.Select(l => l.Change).ToArray();
        await using var command = database.CreateCommand(Add).With(
        [
            group, letters.Select(l => l.Lane).ToArray(), changes.Select(RowKey.Of).ToArray(), .. ChangeColumns.Arrays(changes),
            letters.Select(l => ChangeColumns.Storable(l.Error)).ToArray(), letters.Select(l => l.Attempts).ToArray(),
        ]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
