using System.Globalization;
using System.Text;

namespace Feed.Search.Text;

/// <summary>What a character does to the word that it stands in.</summary>
internal enum RuneKind
{
    /// <summary>Ends a word.</summary>
    Separator,

    /// <summary>A letter or digit of a script that writes words apart.</summary>
    Letter,

    /// <summary>A sign on the letter before it.</summary>
    Mark,

    /// <summary>A token of its own: ideographs, kana, the scripts of South-East Asia, which have no spaces, and emoji.</summary>
    Single,
}

internal static class RuneKinds
{
    private static readonly (int First, int Last)[] WithoutSpaces =
    [
        (0x0E00, 0x0EFF), // Thai, Lao
        (0x1000, 0x109F), // Myanmar
        (0x1780, 0x17FF), // Khmer
        (0x3005, 0x3007), // ideographic iteration mark and zero
        (0x3021, 0x3029),
        (0x3040, 0x30FF), // Hiragana, Katakana
        (0x31F0, 0x31FF),
        (0x3400, 0x4DBF), // Han
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
        (0x1B000, 0x1B16F),
        (0x20000, 0x3FFFF),
    ];

    private static readonly (int First, int Last)[] Emoji =
        [(0x2300, 0x23FF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0x1F000, 0x1FBFF)];

    public static RuneKind Of(Rune rune)
    {
        if (rune.IsAscii) return char.IsAsciiLetterOrDigit((char)rune.Value) ? RuneKind.Letter : RuneKind.Separator;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                => IsIn(WithoutSpaces, rune.Value) ? RuneKind.Single : RuneKind.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => RuneKind.Mark,
            UnicodeCategory.OtherSymbol when IsIn(Emoji, rune.Value) => RuneKind.Single,
            _ => RuneKind.Separator,
        };
    }

    /// <summary>Whether a hashtag may contain the character.</summary>
    public static bool IsInHashtag(Rune rune) =>
        rune.Value == '_' || (Of(rune) != RuneKind.Separator && Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherSymbol);

    private static bool IsIn((int First, int Last)[] ranges, int value)
    {
        foreach (var (first, last) in ranges)
        {
            if (value >= first && value <= last) return true;
        }
        return false;
    }
}
