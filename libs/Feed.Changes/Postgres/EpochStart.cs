using Feed.Contracts;
using Microsoft.Extensions.Logging;
using Npgsql.Replication;
using Npgsql.Replication.PgOutput;

namespace Feed.Changes.Postgres;

/// <summary>Finds the epoch that a session continues, or reads all rows as a new one.</summary>
internal sealed class EpochStart(
    PostgresStream stream,
    EpochTable epochs,
    LogicalReplicationConnection replication,
    ItemQueue items,
    ForcedEpoch forced,
    bool withRows,
    ChangeStreamOptions options,
    ILogger logger)
{
    private static readonly TimeSpan SlotCreation = TimeSpan.FromHours(1);

    /// <summary>Returns the epoch whose changes follow, and the LSN from which the slot sends them.</summary>
    public async Task<(long Epoch, ulong Start)> RunAsync(ChangePosition? mark, CancellationToken cancellationToken)
    {
        var system = await replication.IdentifySystem(cancellationToken);
        var server = new ServerIdentity(system.SystemId, (int)system.Timeline, (ulong)system.XLogPos);
        var last = await epochs.LastAsync(cancellationToken);
        var slot = await epochs.SlotAsync(cancellationToken);
        if ((forced.Reason ?? EpochDecision.Reason(last, slot, server, mark)) is not { } reason) return (last!.Epoch, slot!.ConfirmedFlush);

        if (!await epochs.IsSlotBoundedAsync(cancellationToken)) Log.UnboundedSlot(logger, stream.Group);
        var epoch = await epochs.BeginAsync(server, mark?.Epoch ?? 0, reason, cancellationToken);
        forced.Reason = null;
        Log.NewEpoch(logger, last is null ? LogLevel.Information : LogLevel.Warning, stream.Group, epoch, reason);
        return (epoch, await SnapshotAsync(epoch, cancellationToken));
    }

    private async Task<ulong> SnapshotAsync(long epoch, CancellationToken cancellationToken)
    {
        await items.WriteAsync(new SourceItem.EpochBegins(epoch), cancellationToken);
        await epochs.DropSlotAsync(cancellationToken);
        var slot = await CreateSlotAsync(cancellationToken);
        var start = (ulong)slot.ConsistentPoint;
        var end = withRows
            ? await new SnapshotReader(stream, items, options).ReadAsync(epoch, start, slot.SnapshotName!, cancellationToken)
            : SnapshotReader.Nothing(epoch, start);
        await items.WriteAsync(new SourceItem.EpochCompletes(epoch, end), cancellationToken);
        return start;
    }

    private async Task<PgOutputReplicationSlot> CreateSlotAsync(CancellationToken cancellationToken)
    {
        // The server first waits for the end of all transactions that are running.
        var usual = replication.CommandTimeout;
        replication.CommandTimeout = SlotCreation;
        var slot = await replication.CreatePgOutputReplicationSlot(
            stream.Slot, slotSnapshotInitMode: LogicalSlotSnapshotInitMode.Export, cancellationToken: cancellationToken);
        replication.CommandTimeout = usual;
        return slot;
    }
}
