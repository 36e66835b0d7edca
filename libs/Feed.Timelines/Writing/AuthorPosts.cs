namespace Feed.Timelines;

/// <summary>New posts of one author, to be pushed together.</summary>
/// <param name="AuthorId">Who wrote them.</param>
/// <param name="Posts">The posts, newest first, at most as many as a timeline holds.</param>
/// <param name="Cut">The newest post that is not among them because so many are newer; 0 when all are.</param>
public sealed record AuthorPosts(long AuthorId, IReadOnlyList<NewPost> Posts, long Cut)
{
    /// <summary>The posts' ids.</summary>
    public long[] Ids => [.. Posts.Select(post => post.Id)];

    /// <summary>Keeps of many posts those that a timeline of a given size can show.</summary>
    public static AuthorPosts Newest(long authorId, IEnumerable<NewPost> posts, int cap)
    {
        NewPost[] sorted = [.. posts.OrderByDescending(post => post.Id)];
        return sorted.Length <= cap
            ? new AuthorPosts(authorId, sorted, 0)
            : new AuthorPosts(authorId, sorted[..cap], sorted[cap].Id);
    }
}
