namespace FeedBuilder.Planning;

/// <summary>A deleted post.</summary>
/// <param name="Id">The post.</param>
/// <param name="AuthorId">Who wrote it.</param>
internal readonly record struct DeletedPost(long Id, long AuthorId);
