namespace GraphQL.Engine.Validation;

/// <summary>"Did you mean": names that resemble a mistaken one, nearest first.</summary>
internal static class Suggestions
{
    private const int MaxShown = 5;

    /// <summary><c> Did you mean "a", "b", or "c"?</c>, or nothing when no name is near.</summary>
    public static string DidYouMean(string input, IEnumerable<string> options) => Sentence("", Nearest(input, options));

    /// <summary><c> Did you mean the enum value "A" or "B"?</c></summary>
    public static string DidYouMean(string what, string input, IEnumerable<string> options) =>
        Sentence(what + " ", Nearest(input, options));

    /// <summary>The sentence for names chosen already.</summary>
    public static string Sentence(string what, IReadOnlyList<string> names)
    {
        var quoted = names.Take(MaxShown).Select(name => $"\"{name}\"").ToArray();
        return quoted.Length switch
        {
            0 => "",
            1 => $" Did you mean {what}{quoted[0]}?",
            2 => $" Did you mean {what}{quoted[0]} or {quoted[1]}?",
            _ => $" Did you mean {what}{string.Join(", ", quoted[..^1])}, or {quoted[^1]}?",
        };
    }

    /// <summary>The options within 40 % of the input's length in edits, nearest first, then in natural order.</summary>
    public static IReadOnlyList<string> Nearest(string input, IEnumerable<string> options)
    {
        var threshold = (int)Math.Floor(input.Length * 0.4) + 1;
        var near = new List<(string Option, int Distance)>();
        foreach (var option in options.Distinct(StringComparer.Ordinal))
        {
            if (EditDistance.Measure(input, option, threshold) is { } distance)
            {
                near.Add((option, distance));
            }
        }

        near.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : NaturalOrder.Compare(a.Option, b.Option));
        return [.. near.Select(n => n.Option)];
    }
}
