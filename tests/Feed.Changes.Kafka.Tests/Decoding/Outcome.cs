using System.Globalization;
using Feed.Contracts;

namespace Feed.Changes.Kafka.Tests;

/// <summary>Writes what a message turned out to be as one line.</summary>
internal static class Outcome
{
    private const int Longest = 60;

    public static string Of(RawMessage message, Decoded decoded) => string.Create(
        CultureInfo.InvariantCulture,
        $"{message.Partition}@{message.Offset} {decoded switch
        {
            Decoded.Row row => Row(row.Change),
            Decoded.Ignored ignored => $"ignored: {ignored.Reason}",
            Decoded.NewEpoch epoch => $"new epoch: {epoch.Reason}",
            Decoded.Undecodable undecodable => $"dead letter: {undecodable.Error}",
            _ => throw new ArgumentOutOfRangeException(nameof(decoded)),
        }}");

    private static string Row(Change c) => string.Create(
        CultureInfo.InvariantCulture,
        $"{c.Op} {c.Source} {c.Position} xid {c.Xid} at {c.CommittedAt:O} before {Values(c.Before)} after {Values(c.After)}");

    private static string Values(ChangeRow? row) =>
        row is null ? "none" : $"({string.Join(", ", row.Shape.Columns.Where(row.Has).Select(column => $"{column}={Text(row.Text(column))}"))})";

    private static string Text(string? value) => value is null ? "NULL"
        : value.Length > Longest ? $"[{value.Length} characters]"
        : value.Replace("\n", "\\n", StringComparison.Ordinal);
}
