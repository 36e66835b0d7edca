namespace Feed.Timelines;

/// <summary>Which entries of an author's timeline a feed needs.</summary>
/// <param name="BeforeId">Only below it; null for the newest.</param>
/// <param name="LeastId">Only above it.</param>
/// <param name="Limit">How many at most.</param>
internal readonly record struct TimelineRange(long? BeforeId, long LeastId, int Limit);
