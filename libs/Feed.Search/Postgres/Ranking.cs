using Feed.Contracts;

namespace Feed.Search.Postgres;

/// <summary>
/// How hits are ordered: relevance that halves with every <see cref="HalfLife"/> of age,
/// <c>score = log2(relevance) + time / half-life</c>. Because the decay is exponential, the order of two posts never changes as time
/// passes, so a cursor stays good for ever. Scores are whole millionths: exact in cursors, alike on every server.
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

    /// <summary>
    /// SQL of log2(relevance) for a column and the parameters $1 (the search) and $2 (the same with a whole last word): how often and how
    /// near to one another the words stand, against the logarithm of the length; a whole word is worth twice a prefix.
    /// </summary>
    public static string Relevance(string column) =>
        $"ln(greatest(ts_rank({column}, $1::tsquery, 1), 1e-9)::float8) / ln(2.0::float8) + CASE WHEN {column} @@ $2::tsquery THEN 1 ELSE 0 END";

    /// <summary>SQL of the age term for an id: its milliseconds (see <see cref="FeedId"/>) in half-lives.</summary>
    public static string Recency(string id) => $"({id} >> {FeedId.SequenceBits}) / {(long)HalfLife.TotalMilliseconds}.0::float8";
}
