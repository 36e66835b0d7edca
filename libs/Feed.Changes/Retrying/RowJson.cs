using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// A row as a JSON object that can be read back exactly: its columns in their order, values as text, <c>null</c> for NULL, and
/// <c>{"unavailable":true}</c> for what the source did not send.
/// </summary>
internal static class RowJson
{
    private const string Marker = "unavailable";
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a row.</summary>
    public static string? Write(ChangeRow? row)
    {
        if (row is null) return null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Values.Count; i++) Write(json, row.Shape.Columns[i], row.Values[i]);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write(ChangeRow)"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static ChangeRow? Read(string table, string? text)
    {
        if (text is null) return null;
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("A stored row should be an object.");
        var columns = document.RootElement.EnumerateObject().ToArray();
        return new ChangeRow(new TableShape(table, [.. columns.Select(c => c.Name)]), [.. columns.Select(c => Value(c.Value))]);
    }

    private static void Write(Utf8JsonWriter json, string column, string? value)
    {
        json.WritePropertyName(column);
        if (!ReferenceEquals(value, ChangeRow.Unavailable))
        {
            json.WriteStringValue(value);
            return;
        }

        json.WriteStartObject();
        json.WriteBoolean(Marker, true);
        json.WriteEndObject();
    }

    private static string? Value(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Marker, out _) ? ChangeRow.Unavailable : value.GetString();
}
