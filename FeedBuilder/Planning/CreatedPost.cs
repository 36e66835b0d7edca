namespace FeedBuilder.Planning;

/// <summary>A new post.</summary>
/// <param name="Id">The post.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Xid">The transaction.</param>
/// <param name="CommittedAt">When it committed.</param>
internal readonly record struct CreatedPost(long Id, long AuthorId, ulong Xid, DateTimeOffset CommittedAt);
