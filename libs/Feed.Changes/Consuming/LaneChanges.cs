using Feed.Contracts;

namespace Feed.Changes;

/// <summary>What one lane brings into a batch.</summary>
/// <param name="Applier">The lane's.</param>
/// <param name="Changes">In their order.</param>
internal readonly record struct LaneChanges(BatchApplier Applier, IReadOnlyList<Change> Changes);
