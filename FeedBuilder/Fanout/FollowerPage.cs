namespace FeedBuilder.Fanout;

/// <summary>Some followers of an author.</summary>
/// <param name="AuthorId">The author.</param>
/// <param name="Followers">Users who follow the author, no block either way, in the order of their ids.</param>
internal sealed record FollowerPage(long AuthorId, long[] Followers);
