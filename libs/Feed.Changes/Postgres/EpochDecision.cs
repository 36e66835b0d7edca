using Feed.Contracts;
using NpgsqlTypes;

namespace Feed.Changes.Postgres;

/// <summary>Decides whether the stream can go on where it stopped, or everything must be read anew.</summary>
internal static class EpochDecision
{
    /// <summary>Why a new epoch is needed, in a sentence for people; null when the slot can be read on.</summary>
    /// <param name="last">The group's newest epoch.</param>
    /// <param name="slot">The group's slot.</param>
    /// <param name="server">The server.</param>
    /// <param name="mark">How far the store says it applied.</param>
    public static string? Reason(EpochRecord? last, SlotState? slot, ServerIdentity server, ChangePosition? mark) =>
        last is null ? "first start of this group" : Epoch(last, server) ?? Slot(slot) ?? Mark(last, slot!, server, mark);

    private static string? Epoch(EpochRecord last, ServerIdentity server) =>
        !last.IsComplete ? $"the snapshot of epoch {last.Epoch} was interrupted"
        : last.SystemId != server.SystemId ? $"this is another database server (system {server.SystemId}, was {last.SystemId})"
        : last.Timeline != server.Timeline ? $"the database was restored or promoted (timeline {server.Timeline}, was {last.Timeline})"
        : null;

    private static string? Slot(SlotState? slot) =>
        slot is null ? "the replication slot is gone"
        : slot.IsLost ? "the server removed WAL that the slot still needed (max_slot_wal_keep_size)"
        : null;

    private static string? Mark(EpochRecord last, SlotState slot, ServerIdentity server, ChangePosition? mark) =>
        mark is not { } reached ? "the store has no mark: it is new or lost its data"
        : reached.Epoch < last.Epoch ? $"the store is still at epoch {reached.Epoch} and lost epoch {last.Epoch}"
        : reached.Epoch > last.Epoch ? $"the store is at epoch {reached.Epoch}, which this database does not know"
        : reached.CommitLsn < slot.ConfirmedFlush
            ? $"the store went back to {Text(reached.CommitLsn)}, before what was acknowledged ({Text(slot.ConfirmedFlush)})"
        : reached.CommitLsn > server.WalEnd
            ? $"the database went back to {Text(server.WalEnd)}, before what was applied ({Text(reached.CommitLsn)})"
        : null;

    private static NpgsqlLogSequenceNumber Text(ulong lsn) => new(lsn);
}
