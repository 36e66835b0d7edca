using System.Text;

namespace Feed.Search.Text;

/// <summary>
/// Makes text comparable the way people search: without case, width, accents and invisible characters. Every engine indexes and looks
/// up what this returns. What makes another letter (vowel signs of Indic scripts, voicing marks of kana) is kept.
/// </summary>
public static class TextFolding
{
    /// <summary>Folds a text. Folding what is folded changes nothing; broken surrogates become a separator.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) Append(folded, rune);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.IsAscii)
        {
            folded.Append(char.ToLowerInvariant((char)rune.Value));
            return;
        }
        switch (FoldingTable.Default.Find(rune.Value))
        {
            case null when rune.IsBmp:
                AppendLetter(folded, (char)rune.Value);
                break;
            case null:
                Span<char> pair = stackalloc char[2];
                rune.EncodeToUtf16(pair);
                folded.Append(pair);
                break;
            case { Length: 1 } letter:
                AppendLetter(folded, letter[0]);
                break;
            case var several:
                foreach (var letter in several) AppendLetter(folded, letter);
                break;
        }
    }

    private static void AppendLetter(StringBuilder folded, char letter)
    {
        if (folded.Length > 0 && Hangul.TryCompose(folded[^1], letter, out var syllable)) folded[^1] = syllable;
        else folded.Append(letter);
    }
}
