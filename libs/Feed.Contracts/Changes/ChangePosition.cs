using System.Globalization;

namespace Feed.Contracts;

/// <summary>
/// Where a change stands in its source: rises in the order of delivery, and a replay repeats it. Counters compare the whole position;
/// rows compare <see cref="Version"/> only, because LSNs do not rise across transactions but do for one row.
/// </summary>
/// <param name="Epoch">Number of the snapshot attempt that the change follows; everything of a later epoch is newer.</param>
/// <param name="CommitLsn">LSN of the transaction's commit record (embedded), or of the commit before it (Debezium's <c>sequence[0]</c>).</param>
/// <param name="Lsn">LSN of the change itself. Rows of one COPY share it. Snapshot rows have 1, below all changes that follow them.</param>
/// <param name="Order">Order within the transaction or the snapshot, from 1.</param>
public readonly record struct ChangePosition(long Epoch, ulong CommitLsn, ulong Lsn, long Order) : IComparable<ChangePosition>
{
    /// <summary>The version of the row after this change.</summary>
    public RowVersion Version => new(Epoch, Lsn);

    /// <inheritdoc />
    public int CompareTo(ChangePosition other)
    {
        var byEpoch = Epoch.CompareTo(other.Epoch);
        if (byEpoch != 0) return byEpoch;
        var byCommit = CommitLsn.CompareTo(other.CommitLsn);
        if (byCommit != 0) return byCommit;
        var byLsn = Lsn.CompareTo(other.Lsn);
        return byLsn != 0 ? byLsn : Order.CompareTo(other.Order);
    }

    /// <summary>Text whose ordinal order is the position's order: four fixed-width hexadecimal fields.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Epoch:x8}.{CommitLsn:x16}.{Lsn:x16}.{Order:x8}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no position.</exception>
    public static ChangePosition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.');
        if (parts.Length != 4) throw new FormatException($"'{text}' is no change position.");
        return new ChangePosition(
            long.Parse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            ulong.Parse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            ulong.Parse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            long.Parse(parts[3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether one position comes before another.</summary>
    public static bool operator <(ChangePosition left, ChangePosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether one position comes after another.</summary>
    public static bool operator >(ChangePosition left, ChangePosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether one position comes before another or is the same.</summary>
    public static bool operator <=(ChangePosition left, ChangePosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one position comes after another or is the same.</summary>
    public static bool operator >=(ChangePosition left, ChangePosition right) => left.CompareTo(right) >= 0;
}
