using System.Text.Json.Nodes;
using Feed.Search.Text;

namespace Feed.Search.Elasticsearch;

/// <summary>What somebody looks for, as clauses: which documents match, and what each occurrence is worth.</summary>
internal static class MatchQuery
{
    /// <summary>A run of ideographs whose last word is only begun is looked up as so many words at most.</summary>
    private const int MaxExpansions = 1_000;

    /// <summary>How far apart words may stand to be near, and of how many words at most that is asked.</summary>
    private const int NearSlop = 8;
    private const int MaxNearWords = 6;

    /// <summary>Clauses that all must match.</summary>
    public static IEnumerable<JsonNode> Required(SearchQuery query)
    {
        for (var i = 0; i < query.Words.Count; i++) yield return Word(query.Words[i], grows: query.LastGrows && i == query.Words.Count - 1);
        foreach (var tag in query.Tags) yield return Query.Term(IndexBodies.Tags, tag);
    }

    /// <summary>
    /// What a match is worth before its length and age count: one for each word, and a quarter, a ninth, a sixteenth more where it stands
    /// twice, three times, four times. Nothing of it depends on other documents, so it never changes while one pages.
    /// </summary>
    public static JsonObject Worth(SearchQuery query)
    {
        var clauses = new JsonObject { ["must"] = Query.Array([Query.MatchAll(query.Words.Count + query.Tags.Count)]) };
        var tokens = query.Words.Where(word => word.Tokens.Count == 1).Select(word => word.Tokens[0]).Distinct(StringComparer.Ordinal);
        clauses["should"] = Query.Array(tokens.SelectMany(Repeats));
        return clauses;
    }

    /// <summary>What doubles the worth: a whole last word where a prefix would do, and words near one another.</summary>
    public static IEnumerable<JsonNode> Doubling(SearchQuery query)
    {
        if (query.LastGrows) yield return Double(Word(query.Words[^1], grows: false));
        var tokens = query.Words.SelectMany(word => word.Tokens).ToList();
        // Each once: a phrase with slop of words that repeat is very slow.
        if (tokens.Count is > 1 and <= MaxNearWords && tokens.Distinct(StringComparer.Ordinal).Count() == tokens.Count)
            yield return Double(Query.Phrase(IndexBodies.Words, tokens, NearSlop));
    }

    private static JsonObject Word(SearchWord word, bool grows) => word.Tokens switch
    {
        [var single] => grows ? Query.Prefix(IndexBodies.Words, single) : Query.Term(IndexBodies.Words, single),
        var several => grows ? Query.PhrasePrefix(IndexBodies.Words, several, MaxExpansions) : Query.Phrase(IndexBodies.Words, several),
    };

    private static IEnumerable<JsonNode> Repeats(string token) => Enumerable.Range(2, TokenText.MaxTimes - 1)
        .Select(times => Query.Constant(Query.Term(IndexBodies.Repeats, TokenText.Repeat(token, times)), 1.0 / (times * times)));

    private static JsonObject Double(JsonNode filter) => new() { ["filter"] = filter, ["weight"] = 2 };
}
