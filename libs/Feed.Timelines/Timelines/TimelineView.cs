namespace Feed.Timelines;

/// <summary>What Redis holds of a timeline.</summary>
/// <param name="State">Whether the rest means anything.</param>
/// <param name="Floor">The newest entry ever cut; it is complete above. 0 when everything is in.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Above">How many of them are at or above the id below which was read.</param>
/// <param name="ExpiresIn">When Redis forgets it.</param>
/// <param name="Ids">The entries read, newest first.</param>
/// <param name="Pulled">Authors whose posts belong to it and are in their own timelines.</param>
internal sealed record TimelineView(TimelineState State, long Floor, int Entries, int Above, TimeSpan ExpiresIn, long[] Ids, long[] Pulled)
{
    private readonly long _ownFloor = Floor;

    /// <summary>Whether so much was taken from it that building it anew pays.</summary>
    public bool HasShrunk(int held) => _ownFloor > 0 && Entries < held / 2;

    public static TimelineView Without(TimelineState state) => new(state, 0, 0, 0, TimeSpan.Zero, [], []);
}
