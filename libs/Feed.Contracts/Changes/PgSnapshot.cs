using System.Globalization;

namespace Feed.Contracts;

/// <summary>A Postgres snapshot, as <c>pg_current_snapshot()</c> prints it: which transactions a query saw.</summary>
/// <param name="Xmin">Every transaction below it has ended.</param>
/// <param name="Xmax">The first transaction id not yet assigned.</param>
/// <param name="InProgress">Transactions between the two that had not ended.</param>
public sealed record PgSnapshot(ulong Xmin, ulong Xmax, IReadOnlyList<ulong> InProgress)
{
    /// <summary>Whether the effects of a committed transaction were visible. Ids are full 64-bit ones (<c>xid8</c>).</summary>
    public bool Sees(ulong xid) => xid < Xmin || (xid < Xmax && !InProgress.Contains(xid));

    /// <summary>Reads the text form <c>xmin:xmax:xip,xip</c>.</summary>
    /// <exception cref="FormatException">The text is no snapshot.</exception>
    public static PgSnapshot Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':');
        if (parts.Length != 3) throw new FormatException($"'{text}' is no pg_snapshot.");
        var running = parts[2].Length == 0 ? [] : parts[2].Split(',').Select(Xid).ToArray();
        return new PgSnapshot(Xid(parts[0]), Xid(parts[1]), running);
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Xmin}:{Xmax}:{string.Join(',', InProgress)}");

    private static ulong Xid(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
