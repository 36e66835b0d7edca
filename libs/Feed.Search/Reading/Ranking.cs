namespace Feed.Search;

/// <summary>
/// How hits are ordered, whatever the engine: relevance that halves with every <see cref="HalfLife"/> of age. Because the decay is
/// exponential, the order of two posts never changes as time passes, so a cursor stays good for ever.
/// </summary>
internal static class Ranking
{
    /// <summary>A post must be twice as relevant as one that is younger by this much to stand beside it.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>
    /// Of a search that matches more, the newest this many are ranked and paged; older ones are not found. It bounds the work of a
    /// search for a word that is in every post.
    /// </summary>
    public const int MaxCandidates = 10_000;
}
