using System.Globalization;
using System.Text;
using Feed.Search.Text;

namespace Feed.Search.Postgres;

/// <summary>
/// Writes <c>tsvector</c> and <c>tsquery</c> values as text. The tokens are ours: no parser, dictionary or locale of Postgres touches
/// them, so what matches does not depend on the server.
/// </summary>
internal static class TsText
{
    private const int MaxPosition = 16_383;
    private const int MaxPositionsOfLexeme = 255;

    /// <summary>The vector of a text: its words with their places, and its hashtags as lexemes that begin with <c>#</c>.</summary>
    public static string Vector(string text, bool withHashtags)
    {
        var folded = TextFolding.Fold(text);
        var lexemes = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        var position = 0;
        foreach (var token in Words.In(folded).SelectMany(word => word.Tokens)) Add(lexemes, token, ++position);
        if (withHashtags)
        {
            foreach (var span in Hashtags.Spans(folded)) lexemes.TryAdd('#' + Hashtags.Tag(folded, span), []);
        }
        return Write(lexemes);
    }

    /// <summary>The query for a search.</summary>
    /// <param name="query">At least one word or hashtag.</param>
    /// <param name="exact">Whether the last word must be whole.</param>
    public static string Query(SearchQuery query, bool exact)
    {
        var last = query.LastGrows && !exact ? query.Words.Count - 1 : -1;
        return string.Join(" & ", query.Words.Select((word, i) => Phrase(word, i == last)).Concat(query.Tags.Select(Tag)));
    }

    /// <summary>The lexeme of a hashtag, as a query.</summary>
    public static string Tag(string tag) => Quote('#' + tag);

    private static string Phrase(SearchWord word, bool grows)
    {
        var phrase = string.Join(" <-> ", word.Tokens.Select(Quote)) + (grows ? ":*" : "");
        return word.Tokens.Count == 1 ? phrase : $"({phrase})";
    }

    private static void Add(SortedDictionary<string, List<int>> lexemes, string token, int position)
    {
        if (!lexemes.TryGetValue(token, out var positions)) lexemes.Add(token, positions = []);
        if (position <= MaxPosition && positions.Count < MaxPositionsOfLexeme) positions.Add(position);
    }

    private static string Write(SortedDictionary<string, List<int>> lexemes)
    {
        var vector = new StringBuilder();
        foreach (var (lexeme, positions) in lexemes)
        {
            if (vector.Length > 0) vector.Append(' ');
            vector.Append(Quote(lexeme));
            if (positions.Count > 0) vector.Append(':').AppendJoin(',', positions.Select(p => p.ToString(CultureInfo.InvariantCulture)));
        }
        return vector.ToString();
    }

    private static string Quote(string lexeme) =>
        "'" + lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
}
