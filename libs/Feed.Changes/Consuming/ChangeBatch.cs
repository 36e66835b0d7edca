using Feed.Contracts;

namespace Feed.Changes;

/// <summary>Changes to apply together, in the order of delivery: whole transactions, or a piece of a very large one.</summary>
/// <param name="Changes">At least one change; of several tables.</param>
/// <param name="VisibleIn">A fresh snapshot of the primary in which every transaction of the batch is visible.</param>
public sealed record ChangeBatch(IReadOnlyList<Change> Changes, PgSnapshot VisibleIn)
{
    /// <summary>
    /// The changes are tried again, or waited behind one that was: changes of other keys with later positions are applied already. What
    /// compares positions across keys, as a counter does, must be read again instead.
    /// </summary>
    public bool IsLate { get; init; }
}
