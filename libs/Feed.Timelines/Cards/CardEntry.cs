using System.Globalization;

namespace Feed.Timelines;

/// <summary>The value of a card's key: a letter, the epoch, a bar, and what the letter says.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Epoch">The epoch in which it was written; an older one is as good as nothing.</param>
/// <param name="Text">The card, or the token of a lease.</param>
internal readonly record struct CardEntry(char Kind, long Epoch, string Text)
{
    public const char Card = 'C';

    /// <summary>Known not to exist.</summary>
    public const char Tombstone = 'T';

    /// <summary>Somebody is loading it.</summary>
    public const char Lease = 'L';

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Epoch}|{Text}");

    public static CardEntry Parse(string value)
    {
        var bar = value.IndexOf('|', StringComparison.Ordinal);
        return new CardEntry(value[0], long.Parse(value.AsSpan(1, bar - 1), CultureInfo.InvariantCulture), value[(bar + 1)..]);
    }
}
