namespace Feed.Changes.Postgres;

/// <summary>A row of <c>pg_replication_slots</c>.</summary>
/// <param name="IsLost">The server removed WAL that the slot needs.</param>
/// <param name="ConfirmedFlush">What was acknowledged; the stream goes on from there.</param>
internal sealed record SlotState(bool IsLost, ulong ConfirmedFlush);
