using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>The outer part of a Debezium message; rows are kept as they came until it is known what they mean.</summary>
internal readonly ref struct Envelope
{
    private Envelope(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, ReadOnlySpan<byte> source, string? op, long? order)
    {
        Before = before;
        After = after;
        Source = source;
        Op = op;
        Order = order;
    }

    /// <summary>The old row as JSON, or empty.</summary>
    public ReadOnlySpan<byte> Before { get; }

    /// <summary>The new row as JSON, or empty.</summary>
    public ReadOnlySpan<byte> After { get; }

    /// <summary>Where the change comes from, as JSON, or empty.</summary>
    public ReadOnlySpan<byte> Source { get; }

    /// <summary>What happened, or null when the message does not say.</summary>
    public string? Op { get; }

    /// <summary>The change's number in its transaction, or null when the connector was not told to count.</summary>
    public long? Order { get; }

    /// <summary>Reads a message with or without its schema.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="ChangeSchemaException">It is not an object.</exception>
    public static Envelope Read(ReadOnlySpan<byte> json)
    {
        var reader = Json.Open(json, "the message");
        ReadOnlySpan<byte> before = default, after = default, source = default, payload = default;
        string? op = null;
        long? order = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("before"u8)) before = json[Json.Place(ref reader)];
            else if (reader.ValueTextEquals("after"u8)) after = json[Json.Place(ref reader)];
            else if (reader.ValueTextEquals("source"u8)) source = json[Json.Place(ref reader)];
            else if (reader.ValueTextEquals("payload"u8)) payload = json[Json.Place(ref reader)];
            else if (reader.ValueTextEquals("transaction"u8)) order = TotalOrder(json[Json.Place(ref reader)]);
            else if (reader.ValueTextEquals("op"u8)) op = Json.Text(ref reader, "op");
            else Json.Skip(ref reader);
        }

        Json.End(ref reader);
        return op is null && !payload.IsEmpty ? Read(payload) : new Envelope(before, after, source, op, order);
    }

    private static long? TotalOrder(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty) return null;
        var reader = Json.Open(json, "transaction");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("total_order"u8)) return Json.Int64(ref reader, "transaction.total_order");
            Json.Skip(ref reader);
        }

        return null;
    }
}
