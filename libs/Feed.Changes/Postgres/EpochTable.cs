using Feed.Contracts;
using NpgsqlTypes;

namespace Feed.Changes.Postgres;

/// <summary>A group's rows in <c>private.epochs</c>, and its slot.</summary>
internal sealed class EpochTable(PostgresStream stream, ControlConnection control)
{
    private const int Kept = 100;

    public Task<EpochRecord?> LastAsync(CancellationToken cancellationToken) => control.RowAsync(
        """
        SELECT epoch, system_id, timeline, completed_at IS NOT NULL FROM private.epochs
        WHERE consumer_group = $1 ORDER BY epoch DESC LIMIT 1
        """,
        row => new EpochRecord(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3)), cancellationToken, stream.Group);

    /// <exception cref="InvalidOperationException">The slot belongs to another database of this server.</exception>
    public async Task<SlotState?> SlotAsync(CancellationToken cancellationToken)
    {
        var (slot, database) = await control.RowAsync(
            """
            SELECT wal_status IS NOT DISTINCT FROM 'lost', coalesce(confirmed_flush_lsn, '0/0'),
                   CASE WHEN database <> current_database() THEN database::text END
            FROM pg_replication_slots WHERE slot_name = $1
            """,
            row => (new SlotState(row.GetBoolean(0), (ulong)row.GetFieldValue<NpgsqlLogSequenceNumber>(1)), row.IsDBNull(2) ? null : row.GetString(2)),
            cancellationToken, stream.Slot);
        return database is null
            ? slot
            : throw new InvalidOperationException($"Slot {stream.Slot} belongs to database {database} of this server: use another group name.");
    }

    /// <summary>Begins an attempt. Its number is above all that the database and the store know of.</summary>
    public async Task<long> BeginAsync(ServerIdentity server, long above, string reason, CancellationToken cancellationToken)
    {
        var epoch = await control.RowAsync(
            """
            INSERT INTO private.epochs (consumer_group, epoch, system_id, timeline, slot, reason)
            SELECT $1, greatest(coalesce(max(epoch), 0), $2) + 1, $3, $4, $5, $6 FROM private.epochs WHERE consumer_group = $1
            RETURNING epoch
            """,
            row => row.GetInt64(0), cancellationToken, stream.Group, above, server.SystemId, server.Timeline, stream.Slot, reason);
        await control.ExecuteAsync(
            "DELETE FROM private.epochs WHERE consumer_group = $1 AND epoch <= $2", cancellationToken, stream.Group, epoch - Kept);
        return epoch;
    }

    /// <summary>Makes an epoch usable.</summary>
    public Task CompleteAsync(long epoch, CancellationToken cancellationToken) => control.ExecuteAsync(
        "UPDATE private.epochs SET completed_at = clock_timestamp() WHERE consumer_group = $1 AND epoch = $2",
        cancellationToken, stream.Group, epoch);

    public Task DropSlotAsync(CancellationToken cancellationToken) => control.ExecuteAsync(
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1", cancellationToken, stream.Slot);

    public Task<bool> IsSlotBoundedAsync(CancellationToken cancellationToken) => control.RowAsync(
        "SELECT setting <> '-1' FROM pg_settings WHERE name = 'max_slot_wal_keep_size'", row => row.GetBoolean(0), cancellationToken);
}
