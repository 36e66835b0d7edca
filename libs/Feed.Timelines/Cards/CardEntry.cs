using System.Buffers.Text;

namespace Feed.Timelines;

/// <summary>The value of a card's key: a letter, the epoch, a bar, and what the letter says.</summary>
internal readonly ref struct CardEntry
{
    /// <summary>Known not to exist.</summary>
    public const char Tombstone = 'T';

    /// <summary>Somebody is loading it.</summary>
    public const char Lease = 'L';

    /// <summary>What it is: one of the letters above, or that of a kind of cards.</summary>
    public char Kind { get; private init; }

    /// <summary>The epoch in which it was written; an older one is as good as nothing.</summary>
    public long Epoch { get; private init; }

    /// <summary>The card, or the token of a lease.</summary>
    public ReadOnlySpan<byte> Text { get; private init; }

    public static string Format(char kind, long epoch, string text) => FormattableString.Invariant($"{kind}{epoch}|{text}");

    /// <summary>Reads what <see cref="Format"/> wrote; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out CardEntry entry)
    {
        entry = default;
        if (value.Length < 3 || !Utf8Parser.TryParse(value[1..], out long epoch, out var length)) return false;
        if (1 + length >= value.Length || value[1 + length] != '|') return false;
        entry = new CardEntry { Kind = (char)value[0], Epoch = epoch, Text = value[(length + 2)..] };
        return true;
    }
}
