using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Feed.Contracts;

/// <summary>
/// The one kind of identifier: 41 bits of milliseconds since 2015-01-01T00:00:00Z above 12 bits of sequence, made in Postgres by
/// <c>private.next_id()</c>. An id names one thing in all tables, is exact as a Redis score (53 bits), and its order is the order of posts.
/// JSON and GraphQL carry it as a decimal string.
/// </summary>
public static class FeedId
{
    /// <summary>Bits below the milliseconds.</summary>
    public const int SequenceBits = 12;

    /// <summary>The largest id: 2^53 - 1.</summary>
    public const long Max = (1L << 53) - 1;

    /// <summary>The instant from which ids count.</summary>
    public static readonly DateTimeOffset Origin = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The instant, to the millisecond, at which an id was made.</summary>
    public static DateTimeOffset CreatedAt(long id) => Origin.AddMilliseconds(id >> SequenceBits);

    /// <summary>The smallest id that can have been made at an instant.</summary>
    public static long FirstAt(DateTimeOffset instant) => (long)(instant - Origin).TotalMilliseconds << SequenceBits;

    /// <summary>The decimal text of an id.</summary>
    public static string Format(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the decimal text of an id: 1 to 16 digits, no sign, no leading zero, within 53 bits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out long id)
    {
        id = 0;
        return text is { Length: > 0 and <= 16 } && text[0] != '0'
            && !text.AsSpan().ContainsAnyExceptInRange('0', '9') // long.TryParse takes trailing NULs
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id)
            && id <= Max;
    }
}
