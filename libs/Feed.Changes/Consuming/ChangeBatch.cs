using Feed.Contracts;

namespace Feed.Changes;

/// <summary>Changes to apply together, in the order of delivery: whole transactions, or a piece of a very large one.</summary>
/// <param name="Changes">At least one change; of several tables.</param>
/// <param name="VisibleIn">A fresh snapshot of the primary in which every transaction of the batch is visible.</param>
public sealed record ChangeBatch(IReadOnlyList<Change> Changes, PgSnapshot VisibleIn);
