using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Checks a message's key: what decides the partition, and with it the order.</summary>
internal static class MessageKey
{
    /// <exception cref="ChangeSchemaException">There is none, or it is not of the table's types.</exception>
    public static void Check(ReadOnlySpan<byte> key, TableContract table)
    {
        if (key.IsEmpty) throw new ChangeSchemaException("the message has no key");
        var reader = Json.Open(key, "the key");
        ReadOnlySpan<byte> payload = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("payload"u8)) payload = key[Json.Place(ref reader)];
            else if (Column(ref reader, table) is { } column) CheckValue(ref reader, column);
            else Json.Skip(ref reader);
        }

        Json.End(ref reader);
        if (!payload.IsEmpty) Check(payload, table);
    }

    private static ColumnContract? Column(ref Utf8JsonReader reader, TableContract table)
    {
        for (var i = 0; i < table.Names.Count; i++)
            if (reader.ValueTextEquals(table.Names[i].EncodedUtf8Bytes)) return table.Columns[i];
        return null;
    }

    private static void CheckValue(ref Utf8JsonReader reader, ColumnContract column)
    {
        reader.Read();
        if (PostgresText.From(ref reader, column) is null)
            throw new ChangeSchemaException($"the key should have {column} but it is {Json.Kind(reader.TokenType)}");
    }
}
