using System.Globalization;
using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Debezium's <c>source</c>: where a change stands in the WAL.</summary>
/// <param name="Table">The table.</param>
/// <param name="Snapshot"><c>false</c>, <c>incremental</c>, or the row's place in an initial snapshot.</param>
/// <param name="CommitBefore">End of the commit before this transaction (<c>sequence[0]</c>), or null before the first.</param>
/// <param name="Lsn">LSN of the change; null in an incremental snapshot.</param>
/// <param name="TxId">32-bit id of the transaction, or null.</param>
/// <param name="CommittedAt">When it was committed.</param>
internal readonly record struct SourceBlock(
    string? Table, string? Snapshot, ulong? CommitBefore, ulong? Lsn, uint? TxId, DateTimeOffset CommittedAt)
{
    private const long MostMicroseconds = 253_402_300_799_999_999; // the end of 9999
    private const int TicksPerMicrosecond = 10;

    /// <exception cref="ChangeSchemaException">It is not what Debezium writes.</exception>
    public static SourceBlock Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty) throw new ChangeSchemaException("the message has no source");
        var reader = Json.Open(json, "source");
        string? table = null, snapshot = null, sequence = null;
        long? lsn = null, tx = null, us = null, ms = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("table"u8)) table = Json.Text(ref reader, "source.table");
            else if (reader.ValueTextEquals("snapshot"u8)) snapshot = Json.Text(ref reader, "source.snapshot");
            else if (reader.ValueTextEquals("sequence"u8)) sequence = Json.Text(ref reader, "source.sequence");
            else if (reader.ValueTextEquals("lsn"u8)) lsn = Json.Int64(ref reader, "source.lsn");
            else if (reader.ValueTextEquals("txId"u8)) tx = Json.Int64(ref reader, "source.txId");
            else if (reader.ValueTextEquals("ts_us"u8)) us = Json.Int64(ref reader, "source.ts_us");
            else if (reader.ValueTextEquals("ts_ms"u8)) ms = Json.Int64(ref reader, "source.ts_ms");
            else Json.Skip(ref reader);
        }

        var at = us ?? (ms is { } m ? Math.Clamp(m, 0, MostMicroseconds / 1000) * 1000 : 0);
        return new SourceBlock(table, snapshot, First(sequence), (ulong?)lsn, (uint?)tx, Time(Math.Clamp(at, 0, MostMicroseconds)));
    }

    private static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TicksPerMicrosecond);

    /// <summary>The first entry of <c>["26682976","26683352"]</c> or <c>[null,"26656000"]</c>.</summary>
    private static ulong? First(string? sequence)
    {
        if (sequence is null || sequence.StartsWith("[null", StringComparison.Ordinal)) return null;
        var digits = sequence.AsSpan().TrimStart("[\"");
        var end = digits.IndexOf('"');
        return end > 0 && ulong.TryParse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var lsn)
            ? lsn
            : throw new ChangeSchemaException($"source.sequence should be an array of two LSNs but is {sequence}");
    }
}
