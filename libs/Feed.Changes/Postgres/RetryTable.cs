using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Postgres;

/// <summary>One group's rows of <c>private.retries</c>.</summary>
internal sealed class RetryTable(string group, NpgsqlDataSource database)
{
    /// <summary>The newest epoch of the group; 0 when it has none.</summary>
    public async Task<long> EpochAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("SELECT coalesce(max(epoch), 0) FROM private.epochs WHERE consumer_group = $1");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The keys of a lane that have changes here. One that no longer has any that is due gets one.</summary>
    public async Task<List<string>> LoadAsync(string lane, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(RetrySql.Load, lane);
        var keys = await command.ListAsync(row => row.GetString(0), cancellationToken);
        return keys.Count == 0 ? keys : await SettleAsync(keys, now, cancellationToken);
    }

    /// <summary>Notes that an instance begins to read a lane.</summary>
    /// <returns>How often one began at that place since a reading of the lane ended in order.</returns>
    public async Task<int> BeginLaneAsync(string lane, string place, CancellationToken cancellationToken)
    {
        await using var command = Command(RetrySql.BeginLane, lane, place);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Notes that the reading of lanes ended in order.</summary>
    public async Task EndLanesAsync(string[] lanes, CancellationToken cancellationToken)
    {
        await using var command = Command("DELETE FROM private.lanes WHERE consumer_group = $1 AND lane = ANY ($2)", lanes);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How many changes of the group are here.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("SELECT count(*) FROM private.retries WHERE consumer_group = $1");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Stores changes; one that is here already keeps its attempts.</summary>
    public async Task StoreAsync(IReadOnlyCollection<StoredChange> rows, CancellationToken cancellationToken)
    {
        await using var command = Command(
            RetrySql.Store,
            [
                rows.Select(r => r.Lane).ToArray(), rows.Select(r => r.Key).ToArray(), .. ChangeColumns.Arrays([.. rows.Select(r => r.Change)]),
                rows.Select(r => r.Attempts).ToArray(), rows.Select(r => r.DueAt?.UtcDateTime).ToArray(), Errors(rows),
            ]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The keys of some lanes that have a change to be tried again, the earliest first.</summary>
    public async Task<List<DueKey>> DueAsync(string[] lanes, int most, CancellationToken cancellationToken)
    {
        await using var command = Command(RetrySql.Due, lanes, StoredChange.Unfinished, most);
        return await command.ListAsync(
            row => new DueKey(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetBoolean(3)), cancellationToken);
    }

    /// <summary>The first changes of each key, in the order of delivery.</summary>
    public async Task<List<StoredChange>> RowsAsync(string[] keys, int mostOfEach, CancellationToken cancellationToken)
    {
        await using var command = Command(RetrySql.Rows, keys, mostOfEach);
        return await command.ListAsync(Row, cancellationToken);
    }

    /// <summary>Counts an attempt at each of the changes before it is made.</summary>
    /// <returns>A snapshot of now: all transactions that were stored here are visible in it.</returns>
    public async Task<PgSnapshot> BeginAsync(IReadOnlyCollection<StoredChange> heads, CancellationToken cancellationToken)
    {
        await using var command = Command(RetrySql.Begin, Keys(heads), Positions(heads), StoredChange.Unfinished);
        return PgSnapshot.Parse((string)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <summary>Removes what is applied or given up, writes what is to be tried again, and makes the next of each key due: at once or not at all.</summary>
    /// <returns>The keys that still have changes here.</returns>
    public async Task<List<string>> FinishAsync(
        string[] keys, IReadOnlyCollection<StoredChange> done, IReadOnlyCollection<StoredChange> failed, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        // One batch is one transaction: otherwise a key could be left with changes of which none is due.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Part(RetrySql.Delete, Keys(done), Positions(done)));
        batch.BatchCommands.Add(Part(
            RetrySql.Update, Keys(failed), Positions(failed), failed.Select(r => r.Attempts).ToArray(),
            failed.Select(r => r.DueAt?.UtcDateTime).ToArray(), Errors(failed)));
        batch.BatchCommands.Add(Part(RetrySql.Settle, keys, now.UtcDateTime));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var remaining = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) remaining.Add(reader.GetString(0));
        return remaining;
    }

    /// <summary>Removes what older epochs left: all rows are read anew.</summary>
    public async Task ForgetBeforeAsync(long epoch, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "DELETE FROM private.retries WHERE consumer_group = $1 AND position < $2", new ChangePosition(epoch, 0, 0, 0).ToString());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<string>> SettleAsync(List<string> keys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(RetrySql.Settle, keys.ToArray(), now.UtcDateTime);
        return await command.ListAsync(row => row.GetString(0), cancellationToken);
    }

    private static StoredChange Row(NpgsqlDataReader row)
    {
        var (lane, change) = (row.GetString(0), ChangeColumns.Read(row, 4));
        return new(
            lane, lane == RetryLane.Slot ? change : change with { Source = lane }, row.GetInt32(1),
            row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetString(3));
    }

    private static string[] Keys(IReadOnlyCollection<StoredChange> rows) => [.. rows.Select(r => r.Key)];

    private static string[] Positions(IReadOnlyCollection<StoredChange> rows) => [.. rows.Select(r => r.Change.Position.ToString())];

    private static string?[] Errors(IReadOnlyCollection<StoredChange> rows) =>
        [.. rows.Select(r => r.Error is { } error ? ChangeColumns.Storable(error) : null)];

    // Lists: an array of texts would pass for the parameters themselves where an array of objects is asked for.
    private NpgsqlBatchCommand Part(string sql, params List<object> values)
    {
        var part = new NpgsqlBatchCommand(sql);
        foreach (var value in values.Prepend(group)) part.Parameters.Add(new NpgsqlParameter { Value = value });
        return part;
    }

    private NpgsqlCommand Command(string sql, params List<object> values) => database.CreateCommand(sql).With([group, .. values]);
}
