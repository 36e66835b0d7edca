using System.Text.RegularExpressions;

namespace Feed.Verification;

/// <summary>Chooses words to search for: plain ones, about which no two ideas of a word differ.</summary>
internal static partial class SearchProbes
{
    /// <summary>Up to <paramref name="count"/> words and hashtags of these texts.</summary>
    public static IReadOnlyList<string> From(IEnumerable<string> texts, int count, Random random)
    {
        var words = texts.SelectMany(text => text.Split()).Where(word => Plain().IsMatch(word)).Distinct(StringComparer.OrdinalIgnoreCase);
        var all = words.ToArray();
        random.Shuffle(all);
        return all[..Math.Min(count, all.Length)];
    }

    [GeneratedRegex("^#?[A-Za-z0-9]{3,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
