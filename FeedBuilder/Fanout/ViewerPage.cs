namespace FeedBuilder.Fanout;

/// <summary>Some of those in whose feeds an author's posts belong.</summary>
/// <param name="AuthorId">The author.</param>
/// <param name="Viewers">On the first page the author; then users who follow, no block either way, in the order of their ids.</param>
/// <param name="HasMore">Whether there may be others after the last.</param>
/// <param name="Crossing">How the author stands who has crossed the celebrity threshold; null for everyone else.</param>
internal sealed record ViewerPage(long AuthorId, long[] Viewers, bool HasMore, Crossing? Crossing);
