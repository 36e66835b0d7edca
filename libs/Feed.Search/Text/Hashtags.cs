using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Feed.Search.Text;

/// <summary>
/// Hashtags: <c>#</c> and letters, digits, marks or underscores of any script, of which one is a letter, at the start of the text or
/// after something that is no part of a word or address. They compare folded: <c>#Café</c> is <c>#cafe</c>.
/// </summary>
public static class Hashtags
{
    /// <summary>Longer ones are cut. UTF-16 units, without the <c>#</c>.</summary>
    public const int MaxLength = 100;

    /// <summary>The hashtags of a text as it was written, folded, without <c>#</c>, each once, in their order.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var folded = TextFolding.Fold(text);
        return [.. Spans(folded).Select(span => Tag(folded, span)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The folded form, without <c>#</c>, of what was typed as a hashtag.</summary>
    /// <param name="typed">With or without <c>#</c>.</param>
    /// <param name="tag">The form in which it is indexed.</param>
    /// <returns>False when this can be no hashtag.</returns>
    public static bool TryNormalize([NotNullWhen(true)] string? typed, [NotNullWhen(true)] out string? tag)
    {
        tag = null;
        if (typed is null) return false;
        var folded = TextFolding.Fold(typed).Trim();
        if (folded is not ['#', ..]) folded = "#" + folded;
        if (Spans(folded) is not [{ Start: 0 } span] || span.Length != folded.Length) return false;
        tag = Tag(folded, span);
        return true;
    }

    /// <summary>Where the hashtags of a folded text stand, the <c>#</c> included.</summary>
    internal static List<(int Start, int Length)> Spans(string folded)
    {
        var spans = new List<(int, int)>();
        var at = 0;
        while (at < folded.Length)
        {
            if (StartsAddress(folded, at))
            {
                while (at < folded.Length && !char.IsWhiteSpace(folded[at])) at++;
            }
            else if (folded[at] == '#' && CanStart(folded, at, spans) && BodyLength(folded, at + 1) is > 0 and var length)
            {
                spans.Add((at, length + 1));
                at += length + 1;
            }
            else
            {
                at++;
            }
        }
        return spans;
    }

    internal static string Tag(string folded, (int Start, int Length) span)
    {
        var length = Math.Min(span.Length - 1, MaxLength);
        if (char.IsHighSurrogate(folded[span.Start + length])) length--;
        return folded.Substring(span.Start + 1, length);
    }

    private static bool StartsAddress(string folded, int at) =>
        (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
        && (IsAt(folded, at, "http://") || IsAt(folded, at, "https://") || IsAt(folded, at, "www."));

    private static bool IsAt(string folded, int at, string what) => string.CompareOrdinal(folded, at, what, 0, what.Length) == 0;

    private static bool CanStart(string folded, int at, List<(int Start, int Length)> spans)
    {
        if (at == 0 || spans is [.., var last] && last.Start + last.Length == at) return true;
        Rune.DecodeLastFromUtf16(folded.AsSpan(0, at), out var before, out _);
        return before.Value is not ('/' or '&' or '#') && !RuneKinds.IsInHashtag(before);
    }

    // 0 when what follows is no hashtag.
    private static int BodyLength(string folded, int start)
    {
        var length = 0;
        var hasLetter = false;
        foreach (var rune in folded.AsSpan(start).EnumerateRunes())
        {
            if (!RuneKinds.IsInHashtag(rune)) break;
            hasLetter |= IsLetter(rune);
            length += rune.Utf16SequenceLength;
        }
        return hasLetter ? length : 0;
    }

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;
}
