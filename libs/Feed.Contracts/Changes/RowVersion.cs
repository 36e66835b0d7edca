using System.Globalization;

namespace Feed.Contracts;

/// <summary>The version of one row: the greater one is the newer. Never compared between rows.</summary>
/// <param name="Epoch">Number of the snapshot attempt.</param>
/// <param name="Lsn">LSN of the change that wrote the row.</param>
public readonly record struct RowVersion(long Epoch, ulong Lsn) : IComparable<RowVersion>
{
    /// <inheritdoc />
    public int CompareTo(RowVersion other) => Epoch != other.Epoch ? Epoch.CompareTo(other.Epoch) : Lsn.CompareTo(other.Lsn);

    /// <summary>Text whose ordinal order is the version's order.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch:x8}.{Lsn:x16}");

    /// <summary>Whether one version is older than another.</summary>
    public static bool operator <(RowVersion left, RowVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version is newer than another.</summary>
    public static bool operator >(RowVersion left, RowVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version is older than another or the same.</summary>
    public static bool operator <=(RowVersion left, RowVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version is newer than another or the same.</summary>
    public static bool operator >=(RowVersion left, RowVersion right) => left.CompareTo(right) >= 0;
}
