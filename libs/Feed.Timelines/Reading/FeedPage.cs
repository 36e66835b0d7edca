namespace Feed.Timelines;

/// <summary>One page of post ids, newest first.</summary>
/// <param name="PostIds">At most as many as asked for; fewer only at the end.</param>
/// <param name="HasNextPage">Whether more follow.</param>
/// <param name="Rebuilding">Redis does not hold this timeline now, so Postgres was asked: the page is right, but slow.</param>
public sealed record FeedPage(IReadOnlyList<long> PostIds, bool HasNextPage, bool Rebuilding = false)
{
    /// <summary>Cards of the page's posts and their authors as far as they were read on the way; posts that Postgres named are not among them.</summary>
    public IReadOnlyList<PageCards> Cards { get; init; } = [];
}
