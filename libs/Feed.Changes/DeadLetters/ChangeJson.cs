using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>A whole change as JSON, which can be read back exactly.</summary>
internal static class ChangeJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a change as a document of its own.</summary>
    public static byte[] Write(Change change)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable)) Write(json, change);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a change as a value.</summary>
    public static void Write(Utf8JsonWriter json, Change change)
    {
        json.WriteStartObject();
        json.WriteString("table", change.Table);
        json.WriteString("op", OpLetter.Of(change.Op));
        json.WriteString("position", change.Position.ToString());
        json.WriteNumber("xid", change.Xid);
        json.WriteString("committedAt", change.CommittedAt);
        Row(json, "before", change.Before);
        Row(json, "after", change.After);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write(Change)"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static Change Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        var table = Text(root, "table");
        return new Change(
            table, OpLetter.Parse(Text(root, "op")), Row(root, "before", table), Row(root, "after", table),
            ChangePosition.Parse(Text(root, "position")), root.GetProperty("xid").GetUInt64(), root.GetProperty("committedAt").GetDateTimeOffset());
    }

    private static void Row(Utf8JsonWriter json, string name, ChangeRow? row)
    {
        json.WritePropertyName(name);
        if (RowJson.Write(row) is { } text) json.WriteRawValue(text);
        else json.WriteNullValue();
    }

    private static ChangeRow? Row(JsonElement root, string name, string table) =>
        root.GetProperty(name) is { ValueKind: JsonValueKind.Object } row ? RowJson.Read(table, row.GetRawText()) : null;

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name).GetString() ?? throw new JsonException($"A stored change should have {name}.");
}
