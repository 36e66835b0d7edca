namespace Feed.Timelines;

/// <summary>What was read of a page's posts, so that whoever shows it need not read it again.</summary>
/// <param name="Posts">Posts by id, deleted ones and those of deleted authors left out.</param>
/// <param name="Authors">Their authors by id, and the viewer if there is one.</param>
public sealed record PageCards(IReadOnlyDictionary<long, PostCard> Posts, IReadOnlyDictionary<long, UserCard> Authors)
{
    /// <summary>Counters by id, of those posts that Redis had any of.</summary>
    public IReadOnlyDictionary<long, PostCounts> Counts { get; init; } = new Dictionary<long, PostCounts>();

    /// <summary>What the viewer likes; null when there is no viewer, or Redis did not know.</summary>
    public LikedPosts? Liked { get; init; }
}
