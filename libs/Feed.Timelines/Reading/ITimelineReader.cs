namespace Feed.Timelines;

/// <summary>Reads home feeds and author timelines. A missing one is rebuilt on the way.</summary>
public interface ITimelineReader
{
    /// <summary>
    /// Reads a page of the newest posts of a viewer and everyone they follow, without blocked and deleted ones. Pages are full: deleted
    /// and filtered entries are refilled from below. The whole feed ends after <c>Feed:FeedCap</c> posts.
    /// </summary>
    /// <param name="viewerId">Whose feed.</param>
    /// <param name="first">Page size, at least 1.</param>
    /// <param name="beforeId">Only posts with a smaller id; null for the newest page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<FeedPage> ReadFeedAsync(long viewerId, int first, long? beforeId, CancellationToken cancellationToken);

    /// <summary>Reads a page of one author's posts; all of them can be reached.</summary>
    /// <param name="authorId">Whose posts.</param>
    /// <param name="first">Page size, at least 1.</param>
    /// <param name="beforeId">Only posts with a smaller id; null for the newest page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<FeedPage> ReadAuthorAsync(long authorId, int first, long? beforeId, CancellationToken cancellationToken);
}
