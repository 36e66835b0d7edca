using Feed.Contracts;

namespace Feed.Timelines;

/// <summary>One counter that a change raised or lowered.</summary>
/// <param name="Id">The post or user.</param>
/// <param name="Counter">What is counted.</param>
/// <param name="Delta">1 or -1.</param>
/// <param name="Position">Where the change stands in its source: it counts once.</param>
/// <param name="Xid">Its transaction: it does not count when the counter was counted in a snapshot that sees it.</param>
public readonly record struct CounterChange(long Id, Counter Counter, int Delta, ChangePosition Position, ulong Xid)
{
    /// <summary>The stream within which positions rise (<see cref="Change.Source"/>); null is that of a slot.</summary>
    public string? Source { get; init; }
}
