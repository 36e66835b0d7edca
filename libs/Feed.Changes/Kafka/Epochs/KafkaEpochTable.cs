using System.Text.Json;
using Confluent.Kafka;
using Feed.Changes.Postgres;

namespace Feed.Changes.Kafka;

/// <summary>A group's rows in <c>private.epochs</c>, one for each attempt, and the lock under which instances agree on them.</summary>
internal sealed class KafkaEpochTable(string group, ControlConnection control)
{
    private const string Origin = "kafka";
    private const int Kept = 100;
    private readonly string _lock = $"feed-changes/kafka/{group}";

    /// <summary>Takes the lock, or not. It ends with the connection.</summary>
    public Task<bool> TryLockAsync(CancellationToken cancellationToken) => control.RowAsync(
        "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", row => row.GetBoolean(0), cancellationToken, _lock);

    public Task UnlockAsync(CancellationToken cancellationToken) =>
        control.ExecuteAsync("SELECT pg_advisory_unlock(hashtextextended($1, 0))", cancellationToken, _lock);

    /// <summary>The number of the newest epoch, 0 when there is none.</summary>
    public Task<long> NewestAsync(CancellationToken cancellationToken) => control.RowAsync(
        "SELECT coalesce(max(epoch), 0) FROM private.epochs WHERE consumer_group = $1", row => row.GetInt64(0), cancellationToken, group);

    public Task<KafkaEpoch?> LastAsync(CancellationToken cancellationToken) => control.RowAsync(
        """
        SELECT epoch, system_id, timeline, completed_at IS NOT NULL, coalesce(topics, '{}')::text, coalesce(offsets, '{}')::text
        FROM private.epochs WHERE consumer_group = $1 ORDER BY epoch DESC LIMIT 1
        """,
        row => new KafkaEpoch(
            row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3),
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(4))!,
            JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(5))!),
        cancellationToken, group);

    /// <summary>Which server this is: the timeline is that of the WAL being written.</summary>
    public async Task<ServerIdentity> ServerAsync(CancellationToken cancellationToken) => (await control.RowAsync(
        """
        SELECT system_identifier::text, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int
        FROM pg_control_system()
        """,
        row => new ServerIdentity(row.GetString(0), row.GetInt32(1), 0), cancellationToken))!;

    /// <summary>Begins an attempt. Its number is above all that the database and the store know of.</summary>
    public async Task<long> BeginAsync(ServerIdentity server, long above, string reason, CancellationToken cancellationToken)
    {
        var epoch = await control.RowAsync(
            """
            INSERT INTO private.epochs (consumer_group, epoch, system_id, timeline, slot, reason)
            SELECT $1, greatest(coalesce(max(epoch), 0), $2) + 1, $3, $4, $5, $6 FROM private.epochs WHERE consumer_group = $1
            RETURNING epoch
            """,
            row => row.GetInt64(0), cancellationToken, group, above, server.SystemId, server.Timeline, Origin, reason);
        await control.ExecuteAsync(
            "DELETE FROM private.epochs WHERE consumer_group = $1 AND epoch <= $2", cancellationToken, group, epoch - Kept);
        return epoch;
    }

    /// <summary>Makes an epoch usable.</summary>
    public Task CompleteAsync(
        long epoch, IReadOnlyList<TopicState> topics, Dictionary<TopicPartition, long> starts, CancellationToken cancellationToken) => control.ExecuteAsync(
        """
        UPDATE private.epochs SET completed_at = clock_timestamp(), topics = $3::jsonb, offsets = $4::jsonb
        WHERE consumer_group = $1 AND epoch = $2
        """,
        cancellationToken, group, epoch, JsonSerializer.Serialize(topics.ToDictionary(t => t.Name, t => t.Id)),
        JsonSerializer.Serialize(starts.ToDictionary(s => KafkaEpoch.NameOf(s.Key), s => s.Value)));

    /// <summary>Drops the slot by which the group read before, if it did: nobody reads it now, and it would hold back WAL.</summary>
    public Task DropSlotAsync(string slot, CancellationToken cancellationToken) => control.ExecuteAsync(
        """
        SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots
        WHERE slot_name = $1 AND NOT active AND database = current_database()
          AND (SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user)
        """,
        cancellationToken, slot);

    /// <summary>Gives a number to this transaction, which is above those of all that began before.</summary>
    public Task<ulong> NextXidAsync(CancellationToken cancellationToken) => control.RowAsync(
        "SELECT pg_current_xact_id()", row => row.GetFieldValue<ulong>(0), cancellationToken);

    /// <summary>The oldest transaction that has not ended.</summary>
    public Task<ulong> OldestXidAsync(CancellationToken cancellationToken) => control.RowAsync(
        "SELECT pg_snapshot_xmin(pg_current_snapshot())", row => row.GetFieldValue<ulong>(0), cancellationToken);
}
