namespace FeedBuilder.Fanout;

/// <summary>Some followers of an author who has crossed the celebrity threshold, and what their feeds are settled with, all of one snapshot.</summary>
/// <param name="Viewers">Users who follow, no block either way, in the order of their ids.</param>
/// <param name="HasMore">Whether there may be others after the last.</param>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Pulled">Whether readers pull the author's posts.</param>
/// <param name="PostIds">The author's newest posts, newest first.</param>
internal sealed record SettlementPage(long[] Viewers, bool HasMore, string Snapshot, bool Pulled, long[] PostIds);
