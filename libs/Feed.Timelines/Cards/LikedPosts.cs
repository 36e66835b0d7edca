namespace Feed.Timelines;

/// <summary>The newest posts that a user likes.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Floor">Of posts above it all are named; 0 when that is all of them.</param>
/// <param name="PostIds">Those posts, newest first.</param>
public sealed record LikedPosts(long UserId, long Floor, IReadOnlyList<long> PostIds)
{
    /// <summary>How many are kept: who likes much asks Postgres about older posts.</summary>
    internal const int Most = 128;

    private readonly HashSet<long> _posts = [.. PostIds];

    /// <summary>Whether the user likes a post; null when it is too old to be told from here.</summary>
    public bool? Includes(long postId) => postId > Floor ? _posts.Contains(postId) : null;
}
