using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Postgres;

/// <summary>Reads all published rows as of a slot's beginning, a table after the other, holding no more than the queue does.</summary>
internal sealed class SnapshotReader(PostgresStream stream, ItemQueue items, ChangeStreamOptions options)
{
    // Below all that the stream sends. Not the consistent point: transactions that were running then are streamed whole, with changes
    // whose LSN lies below it, and each of them is newer than the snapshot's row.
    private const ulong RowLsn = 1;
    private long _count;

    /// <summary>The position of a snapshot that was not read.</summary>
    public static ChangePosition Nothing(long epoch, ulong start) => new(epoch, start, RowLsn, 0);

    /// <summary>Reads the snapshot and returns the position of its last row.</summary>
    /// <param name="epoch">Number of the attempt.</param>
    /// <param name="start">The slot's consistent point.</param>
    /// <param name="snapshot">The snapshot that the slot's creation exported; null takes one of now.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ChangePosition> ReadAsync(long epoch, ulong start, string? snapshot, CancellationToken cancellationToken)
    {
        await using var connection = await stream.Connections.OpenConnectionAsync(cancellationToken);
        var takenAt = await BeginAsync(connection, snapshot, cancellationToken);
        var zero = Nothing(epoch, start);
        foreach (var table in await PublishedTable.ListAsync(connection, cancellationToken))
            await ReadTableAsync(connection, table, zero, takenAt, cancellationToken);
        return zero with { Order = _count };
    }

    private static async Task<DateTimeOffset> BeginAsync(NpgsqlConnection connection, string? snapshot, CancellationToken cancellationToken)
    {
        var exported = snapshot is null ? "" : $"SET TRANSACTION SNAPSHOT '{snapshot}'; ";
        await using var command = new NpgsqlCommand(
            $"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; {exported}SET LOCAL statement_timeout = 0; SELECT now()",
            connection);
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    private async Task ReadTableAsync(
        NpgsqlConnection connection, PublishedTable table, ChangePosition zero, DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        var pieces = new PieceBuilder(options.MaxBatchChanges, options.MaxPieceBytes);
        using var rows = await connection.BeginTextExportAsync(table.Copy, cancellationToken);
        while (await rows.ReadLineAsync(cancellationToken) is { } line)
        {
            var row = new ChangeRow(table.Shape, CopyText.Parse(line, table.Shape.Columns.Count));
            pieces.Add(new Change(table.Shape.Table, ChangeOp.Read, null, row, zero with { Order = ++_count }, 0, takenAt));
            if (pieces.IsFull) await items.WriteAsync(pieces.Take(mark: null), cancellationToken);
        }

        if (!pieces.IsEmpty) await items.WriteAsync(pieces.Take(mark: null), cancellationToken);
    }
}
