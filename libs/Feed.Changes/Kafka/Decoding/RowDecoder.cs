using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Reads a row as a table's contract has it, and says what came when it does not fit.</summary>
internal static class RowDecoder
{
    /// <summary>Reads a new row: every column of the contract must be there, others are passed over.</summary>
    /// <exception cref="ChangeSchemaException">A column is missing, of another type, or NULL where it may not be.</exception>
    public static ChangeRow New(ReadOnlySpan<byte> json, TableContract table) => Read(json, table, keysOnly: false);

    /// <summary>
    /// Reads of an old row what the replica identity carries. The rest is invented where it was not sent: empty strings, zeros, 1970.
    /// </summary>
    /// <exception cref="ChangeSchemaException">A key column is missing, of another type, or NULL.</exception>
    public static ChangeRow Old(ReadOnlySpan<byte> json, TableContract table) => Read(json, table, keysOnly: true);

    private static ChangeRow Read(ReadOnlySpan<byte> json, TableContract table, bool keysOnly)
    {
        var values = new string?[table.Columns.Count];
        Array.Fill(values, ChangeRow.Unavailable);
        var reader = Json.Open(json, $"a row of {table.Shape.Table}");
        ulong seen = 0;
        for (var hint = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            var ordinal = Find(ref reader, table, hint);
            if (ordinal < 0 || (keysOnly && !table.Columns[ordinal].IsKey))
            {
                Json.Skip(ref reader);
                continue;
            }

            reader.Read();
            values[ordinal] = Value(ref reader, table, ordinal, json);
            seen |= 1UL << ordinal;
            hint = ordinal + 1;
        }

        Check(table, seen, keysOnly, json);
        return new ChangeRow(table.Shape, values);
    }

    /// <summary>Columns come in the table's order, so the next one is tried first.</summary>
    private static int Find(ref Utf8JsonReader reader, TableContract table, int hint)
    {
        var count = table.Names.Count;
        for (var i = 0; i < count; i++)
        {
            var ordinal = (hint + i) % count;
            if (reader.ValueTextEquals(table.Names[ordinal].EncodedUtf8Bytes)) return ordinal;
        }

        return -1;
    }

    private static string? Value(ref Utf8JsonReader reader, TableContract table, int ordinal, ReadOnlySpan<byte> json)
    {
        var column = table.Columns[ordinal];
        if (reader.TokenType == JsonTokenType.Null && column.IsNullable) return null;
        return PostgresText.From(ref reader, column) ?? throw Mismatch(table, column, Json.Kind(reader.TokenType), json);
    }

    private static void Check(TableContract table, ulong seen, bool keysOnly, ReadOnlySpan<byte> json)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if ((seen >> i & 1) == 0 && !column.IsOptional && (!keysOnly || column.IsKey)) throw Mismatch(table, column, "missing", json);
        }
    }

    private static ChangeSchemaException Mismatch(TableContract table, ColumnContract column, string came, ReadOnlySpan<byte> json) =>
        new($"{table.Shape.Table}.{column.Name} is {came}: expected {table}; came {table.Shape.Table}({Columns(json)})");

    private static string Columns(ReadOnlySpan<byte> json)
    {
        var columns = new List<string>();
        var reader = Json.Open(json, "a row");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            columns.Add($"{name} {Json.Kind(reader.TokenType).Split(' ')[^1]}");
            reader.Skip();
        }

        return string.Join(", ", columns);
    }
}
