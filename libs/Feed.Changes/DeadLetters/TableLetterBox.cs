using System.Globalization;
using System.Runtime.CompilerServices;
using Feed.Changes.Postgres;
using Npgsql;

namespace Feed.Changes;

/// <summary>All groups' dead letters in <c>private.dead_letters</c>.</summary>
internal sealed class TableLetterBox(NpgsqlDataSource database) : ILetterBox
{
    private const string Select =
        $"""
        SELECT id, consumer_group, lane, error, attempts, failed_at, {ChangeColumns.Names} FROM private.dead_letters
        WHERE ($1::text IS NULL OR consumer_group = $1) AND ($2::text IS NULL OR table_name = $2) AND ($3::bigint[] IS NULL OR id = ANY ($3))
        ORDER BY id
        """;

    // One statement: otherwise a worker could make it a dead letter again before it is deleted here.
    private const string Replay =
        $"""
        WITH taken AS (
          DELETE FROM private.dead_letters d USING unnest($1, $2) AS k(letter, ordering) WHERE d.id = k.letter RETURNING d.*, k.ordering)
        INSERT INTO private.retries (consumer_group, lane, ordering_key, {ChangeColumns.Names}, attempts, due_at)
        SELECT consumer_group, lane, ordering, {ChangeColumns.Names}, 0, clock_timestamp() FROM taken ON CONFLICT DO NOTHING
        """;

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredLetter> ListAsync(LetterFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long[]? ids = filter.Ids.Count == 0 ? null : [.. filter.Ids.Select(Number)];
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = filter.Group });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = filter.Table });
        command.Parameters.Add(new NpgsqlParameter<long[]?> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) yield return Letter(reader);
    }

    /// <inheritdoc />
    public async Task ReplayAsync(IReadOnlyCollection<StoredLetter> letters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Replay)
            .With([Ids(letters), letters.Select(letter => OrderingKey.Of(letter.Change!)).ToArray()]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task DropAsync(IReadOnlyCollection<StoredLetter> letters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("DELETE FROM private.dead_letters WHERE id = ANY ($1)").With([Ids(letters)]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static StoredLetter Letter(NpgsqlDataReader row) => new(
        row.GetInt64(0).ToString(CultureInfo.InvariantCulture), row.GetString(1), row.GetString(2), ChangeColumns.Read(row, 6), null, row.GetString(3),
        row.GetInt32(4), row.GetFieldValue<DateTimeOffset>(5));

    private static long[] Ids(IReadOnlyCollection<StoredLetter> letters) => [.. letters.Select(letter => Number(letter.Id))];

    // An id of another place is none here.
    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
