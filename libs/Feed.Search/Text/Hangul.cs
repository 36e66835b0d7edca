namespace Feed.Search.Text;

/// <summary>Composes Korean letters into syllables (Unicode Standard 3.12): the one composition that folded text needs.</summary>
internal static class Hangul
{
    private const char FirstSyllable = '\uAC00';
    private const char FirstLead = '\u1100';
    private const char FirstVowel = '\u1161';
    private const char BeforeTail = '\u11A7';
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>Joins a letter to the one before it, when together they make a syllable.</summary>
    public static bool TryCompose(char before, char letter, out char syllable)
    {
        syllable = default;
        if (before is >= FirstLead and < (char)(FirstLead + Leads) && letter is >= FirstVowel and < (char)(FirstVowel + Vowels))
        {
            syllable = (char)(FirstSyllable + (((before - FirstLead) * Vowels) + (letter - FirstVowel)) * Tails);
            return true;
        }
        if (!IsOpenSyllable(before) || letter is <= BeforeTail or >= (char)(BeforeTail + Tails)) return false;
        syllable = (char)(before + (letter - BeforeTail));
        return true;
    }

    private static bool IsOpenSyllable(char letter) =>
        letter is >= FirstSyllable and < (char)(FirstSyllable + Leads * Vowels * Tails) && (letter - FirstSyllable) % Tails == 0;
}
