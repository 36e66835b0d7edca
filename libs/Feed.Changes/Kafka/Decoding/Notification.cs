using System.Text.Json;

namespace Feed.Changes.Kafka;

/// <summary>A notification of the connector (<c>notification.enabled.channels=sink</c>).</summary>
internal static class Notification
{
    /// <summary>Tells whether the connector has just read all rows: then changes before it may be missing from the topics.</summary>
    public static Decoded Decode(byte[]? value)
    {
        if (value is null) return new Decoded.Ignored("notification without a value");
        var (aggregate, type) = Read(value);
        return aggregate == "Initial Snapshot" && type is "COMPLETED"
            ? new Decoded.NewEpoch("the connector took a new snapshot of the database")
            : new Decoded.Ignored($"notification {aggregate} {type}");
    }

    private static (string? Aggregate, string? Type) Read(ReadOnlySpan<byte> json)
    {
        var reader = Json.Open(json, "the notification");
        string? aggregate = null, type = null;
        ReadOnlySpan<byte> payload = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("aggregate_type"u8)) aggregate = Json.Text(ref reader, "aggregate_type");
            else if (reader.ValueTextEquals("type"u8)) type = Json.Text(ref reader, "type");
            else if (reader.ValueTextEquals("payload"u8)) payload = json[Json.Place(ref reader)];
            else Json.Skip(ref reader);
        }

        Json.End(ref reader);
        return type is null && !payload.IsEmpty ? Read(payload) : (aggregate, type);
    }
}
