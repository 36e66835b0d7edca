using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feed.Changes;

namespace Feed.DeadLetters;

/// <summary>Dead letters for people and programs.</summary>
internal static class LetterText
{
    private const int LongestLine = 100;

    public static string Op(StoredLetter letter) => letter.Change is { } change ? OpLetter.Of(change.Op) : "?";

    public static string Row(StoredLetter letter) => letter.Change is { } change ? RowKey.Of(change) : $"{letter.Lane}@{letter.Message!.Offset}";

    public static string FirstLine(string text)
    {
        var line = text.Split('\n', 2)[0].Trim();
        return line.Length <= LongestLine ? line : $"{line[..(LongestLine - 1)]}…";
    }

    /// <summary>All of a letter. Bytes that are no UTF-8 are told as base64.</summary>
    public static string Json(StoredLetter letter, bool isIndented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", letter.Id);
            json.WriteString("group", letter.Group);
            json.WriteString("table", letter.Table);
            json.WriteString("lane", letter.Lane);
            json.WriteString("failedAt", letter.FailedAt.ToUniversalTime());
            json.WriteNumber("attempts", letter.Attempts);
            json.WriteString("error", letter.Error);
            json.WritePropertyName("change");
            if (letter.Change is { } change) ChangeJson.Write(json, change);
            else json.WriteNullValue();
            if (letter.Message is { } message) Write(json, message);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, UndecodableMessage message)
    {
        json.WriteStartObject("message");
        json.WriteString("topic", message.Topic);
        json.WriteNumber("partition", message.Partition);
        json.WriteNumber("offset", message.Offset);
        Bytes(json, "key", message.Key);
        Bytes(json, "value", message.Value);
        json.WriteEndObject();
    }

    private static void Bytes(Utf8JsonWriter json, string name, byte[]? bytes)
    {
        if (bytes is null) json.WriteNull(name);
        else if (System.Text.Unicode.Utf8.IsValid(bytes)) json.WriteString(name, bytes);
        else json.WriteBase64String($"{name}Base64", bytes);
    }
}
