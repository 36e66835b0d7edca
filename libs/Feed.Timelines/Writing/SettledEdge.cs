namespace Feed.Timelines;

/// <summary>What Postgres says of one viewer and one author after their edge (follow, or block either way) changed.</summary>
/// <param name="ViewerId">Whose feed; 0 when it is said of several.</param>
/// <param name="AuthorId">Whose posts.</param>
/// <param name="Belongs">Whether the author's posts belong in the feed: followed, and no block either way.</param>
/// <param name="Snapshot">The snapshot in which this was read.</param>
/// <param name="PostIds">The author's newest posts in that snapshot, newest first: all that the feed can hold, and more when there are.</param>
/// <param name="HasMore">Whether there may be further ones above the feed's floor.</param>
/// <param name="Xids">The transactions whose changes are settled; the snapshot sees all of them.</param>
/// <param name="Pulled">Whether readers pull the author's posts, so that they are not in the feed even if they belong there.</param>
public sealed record SettledEdge(
    long ViewerId, long AuthorId, bool Belongs, string Snapshot, long[] PostIds, bool HasMore, IReadOnlyCollection<ulong> Xids, bool Pulled = false);
