namespace Feed.Timelines;

/// <summary>The counters of a post or user, as Postgres counted them.</summary>
/// <param name="Id">The post or user.</param>
/// <param name="Snapshot">The snapshot in which they were counted.</param>
/// <param name="Values">In the order of <see cref="PostCounts"/> or <see cref="UserCounts"/>.</param>
internal sealed record CountedRow(long Id, string Snapshot, long[] Values);
