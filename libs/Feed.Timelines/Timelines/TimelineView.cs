namespace Feed.Timelines;

/// <summary>What Redis holds of a timeline.</summary>
/// <param name="State">Whether the rest means anything.</param>
/// <param name="Floor">What was read is complete above it; 0 when no entry was ever cut.</param>
/// <param name="Above">How many entries are at or above the id below which was read.</param>
/// <param name="Ids">The entries read, newest first.</param>
/// <param name="Pulled">Authors whose posts belong to it and are in their own timelines.</param>
internal sealed record TimelineView(TimelineState State, long Floor, int Above, long[] Ids, long[] Pulled)
{
    /// <summary>Whether entries of its own were ever cut, also after it was merged with others.</summary>
    public bool IsCut { get; } = Floor > 0;

    public static TimelineView Without(TimelineState state) => new(state, 0, 0, [], []);
}
