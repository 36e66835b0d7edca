using System.Globalization;
using System.Text;

namespace Posts.Api.Http;

/// <summary>What a text may be. Each rule answers with the complaint, or null.</summary>
internal static class TextRules
{
    public const string Missing = "is required";

    /// <summary>A text that shows something and has at most so many characters as people count them (grapheme clusters).</summary>
    public static string? Prose(string? text, int most) => text switch
    {
        null => Missing,
        _ when Unstorable(text) is { } complaint => complaint,
        _ when IsBlank(text) => "must not be empty",
        _ when Count(text) > most => $"must have at most {most} characters",
        _ => null,
    };

    /// <summary>One line of <see cref="Prose"/>.</summary>
    public static string? Line(string? text, int most) =>
        Prose(text, most) ?? (text!.EnumerateRunes().Any(IsLineBreakOrControl) ? "must be one line without control characters" : null);

    /// <summary>The number of characters as people count them: an emoji of seven code points is one.</summary>
    public static int Count(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; count++) rest = rest[StringInfo.GetNextTextElementLength(rest)..];
        return count;
    }

    private static string? Unstorable(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal)) return "must not contain U+0000";
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return "must be valid Unicode";
            i++;
        }
        return null;
    }

    /// <summary>Nothing but white space and what does not show, such as zero-width joiners.</summary>
    private static bool IsBlank(string text) =>
        text.EnumerateRunes().All(rune =>
            Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format);

    private static bool IsLineBreakOrControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
