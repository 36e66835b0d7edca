namespace Feed.GraphQL.Live;

/// <summary>An entry of the log of new posts.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="PostId">The post; 0 for the entry before all posts.</param>
/// <param name="AuthorId">Its author.</param>
internal readonly record struct LogEntry(LogPosition Position, long PostId, long AuthorId);
