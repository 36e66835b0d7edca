using Feed.Contracts;

namespace Feed.Search.Postgres;

/// <summary>
/// SQL of a hit's place: <c>score = log2(relevance) + time / half-life</c>. Scores are whole millionths: exact in cursors, alike on every
/// server.
/// </summary>
internal static class RankSql
{
    /// <summary>
    /// SQL of log2(relevance) for a column and the parameters $1 (the search) and $2 (the same with a whole last word): how often and how
    /// near to one another the words stand, against the logarithm of the length; a whole word is worth twice a prefix.
    /// </summary>
    public static string Relevance(string column) =>
        $"ln(greatest(ts_rank({column}, $1::tsquery, 1), 1e-9)::float8) / ln(2.0::float8) + CASE WHEN {column} @@ $2::tsquery THEN 1 ELSE 0 END";

    /// <summary>SQL of the age term for an id: its milliseconds (see <see cref="FeedId"/>) in half-lives.</summary>
    public static string Recency(string id) => $"({id} >> {FeedId.SequenceBits}) / {(long)Ranking.HalfLife.TotalMilliseconds}.0::float8";
}
