namespace Feed.Timelines;

/// <summary>What Redis holds of a timeline.</summary>
/// <param name="State">Whether the rest means anything.</param>
/// <param name="Floor">The newest entry ever cut; it is complete above. 0 when everything is in.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Above">How many of them are at or above the id below which was read.</param>
/// <param name="ExpiresIn">When Redis forgets it.</param>
/// <param name="Ids">The entries read, newest first.</param>
internal sealed record TimelineView(TimelineState State, long Floor, int Entries, int Above, TimeSpan ExpiresIn, long[] Ids)
{
    public static TimelineView Without(TimelineState state) => new(state, 0, 0, 0, TimeSpan.Zero, []);
}
