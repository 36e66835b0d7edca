using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Writes Debezium's values as Postgres itself prints them, so that both sources give the same rows.</summary>
internal static class PostgresText
{
    // The write model's checks admit 64 KiB; something far above is no text of ours, and every projection would choke on it.
    private const int MostCharacters = 1024 * 1024;
    private const int TicksPerMicrosecond = 10;

    private static ReadOnlySpan<byte> Unavailable => "__debezium_unavailable_value"u8;

    /// <summary>The value of a column; null when the JSON value is not one of its type.</summary>
    /// <exception cref="ChangeSchemaException">It is of the type but not within its bounds.</exception>
    public static string? From(ref Utf8JsonReader reader, ColumnContract column) => (column.Type, reader.TokenType) switch
    {
        (ColumnType.Id, JsonTokenType.Number) => Id(ref reader, column),
        (ColumnType.Text, JsonTokenType.String) => Text(ref reader, column),
        (ColumnType.TimestampTz, JsonTokenType.String) => TimestampTz(reader.GetString()!),
        (ColumnType.Boolean, JsonTokenType.True) => "t",
        (ColumnType.Boolean, JsonTokenType.False) => "f",
        (ColumnType.Numeric, JsonTokenType.String) => reader.TryGetBytesFromBase64(out var digits) ? Numeric(digits, column.Scale) : null,
        (ColumnType.Date, JsonTokenType.Number) => reader.TryGetInt32(out var days) ? Date(days) : null,
        (ColumnType.Timestamp, JsonTokenType.Number) => reader.TryGetInt64(out var microseconds) ? Timestamp(microseconds) : null,
        _ => null,
    };

    private static string? Id(ref Utf8JsonReader reader, ColumnContract column)
    {
        if (!reader.TryGetInt64(out var id)) return null;
        return id is >= 0 and <= FeedId.Max
            ? id.ToString(CultureInfo.InvariantCulture)
            : throw new ChangeSchemaException($"{column.Name} is {id}, but ids have 53 bits: 0 to {FeedId.Max}");
    }

    private static string Text(ref Utf8JsonReader reader, ColumnContract column)
    {
        if (reader.ValueTextEquals(Unavailable)) return ChangeRow.Unavailable;
        return reader.ValueSpan.Length <= MostCharacters
            ? reader.GetString()!
            : throw new ChangeSchemaException($"{column.Name} has {reader.ValueSpan.Length} bytes of text; the most is {MostCharacters}");
    }

    /// <summary><c>-0043-03-15T12:00:00.500000Z</c> is <c>0044-03-15 12:00:00.5+00 BC</c>.</summary>
    private static string? TimestampTz(string iso)
    {
        if (iso is "infinity" or "-infinity") return iso;
        var text = iso.AsSpan();
        var isNegative = text.StartsWith("-");
        if (isNegative) text = text[1..];
        var split = text.IndexOf('T');
        var month = text.IndexOf('-');
        if (!text.EndsWith("Z") || split < 0 || month is < 4 || month > split) return null;
        if (!int.TryParse(text[..month], NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return null;
        var isBc = isNegative || year == 0;
        var time = text[(split + 1)..^1];
        if (!TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out _)) return null;
        return string.Create(
            CultureInfo.InvariantCulture, $"{(isBc ? year + 1 : year):0000}{text[month..split]} {Trimmed(time)}+00{(isBc ? " BC" : "")}");
    }

    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> time) => time.Contains('.') ? time.TrimEnd('0').TrimEnd('.') : time;

    private static string Numeric(byte[] digits, int scale)
    {
        var unscaled = new BigInteger(digits, isUnsigned: false, isBigEndian: true);
        var text = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = unscaled.Sign < 0 ? "-" : "";
        return scale == 0 ? sign + text : $"{sign}{text[..^scale]}.{text[^scale..]}";
    }

    private static string? Date(int days)
    {
        var number = days + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Timestamp(long microseconds)
    {
        var most = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TicksPerMicrosecond;
        var least = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / TicksPerMicrosecond;
        if (microseconds < least || microseconds > most) return null;
        var time = DateTime.UnixEpoch.AddTicks(microseconds * TicksPerMicrosecond);
        return time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
    }
}
