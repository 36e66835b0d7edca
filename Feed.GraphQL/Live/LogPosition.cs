using System.Globalization;

namespace Feed.GraphQL.Live;

/// <summary>A place in the log of new posts: the id of a stream's entry.</summary>
/// <param name="Milliseconds">Its first part.</param>
/// <param name="Sequence">Its second part.</param>
internal readonly record struct LogPosition(ulong Milliseconds, ulong Sequence) : IComparable<LogPosition>
{
    public static bool TryParse(string text, out LogPosition position)
    {
        position = default;
        var parts = text.Split('-');
        if (parts.Length != 2
            || !ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || !ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return false;
        }

        position = new LogPosition(milliseconds, sequence);
        return true;
    }

    public int CompareTo(LogPosition other) =>
        Milliseconds != other.Milliseconds ? Milliseconds.CompareTo(other.Milliseconds) : Sequence.CompareTo(other.Sequence);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds}-{Sequence}");

    public static bool operator <(LogPosition left, LogPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(LogPosition left, LogPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(LogPosition left, LogPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LogPosition left, LogPosition right) => left.CompareTo(right) >= 0;
}
