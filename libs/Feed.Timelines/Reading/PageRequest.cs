namespace Feed.Timelines;

/// <summary>One page of one timeline.</summary>
/// <param name="Timeline">Which.</param>
/// <param name="First">How many posts at most.</param>
/// <param name="BeforeId">Exclusive; null for the newest.</param>
internal readonly record struct PageRequest(TimelineId Timeline, int First, long? BeforeId)
{
    /// <summary>One more than the page, to know whether another follows.</summary>
    public int Wanted => First + 1;

    /// <summary>Whose feed it is; 0 when it is none.</summary>
    public long Viewer => Timeline.Kind == TimelineKind.Feed ? Timeline.UserId : 0;

    /// <summary>Whether an id lies on this page or a later one.</summary>
    public bool Covers(long id) => id < (BeforeId ?? long.MaxValue);

    /// <summary>The page from what was found, newest first, up to one more than it holds.</summary>
    public FeedPage Page(List<long> found, bool rebuilding = false) => new([.. found.Take(First)], found.Count > First, rebuilding);
}
