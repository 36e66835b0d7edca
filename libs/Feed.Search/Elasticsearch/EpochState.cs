namespace Feed.Search.Elasticsearch;

/// <summary>An epoch, as its indexes and their aliases tell.</summary>
/// <param name="Epoch">Its number.</param>
/// <param name="Existing">Its indexes that are there.</param>
/// <param name="Shown">Those of them that readers are shown.</param>
/// <param name="IsWhole">Whether posts and users are both there.</param>
/// <param name="IsComplete">Whether all rows were written to both.</param>
internal sealed record EpochState(long Epoch, IReadOnlyList<string> Existing, IReadOnlySet<string> Shown, bool IsWhole, bool IsComplete);
