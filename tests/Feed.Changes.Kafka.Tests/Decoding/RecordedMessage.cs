using System.Text;
using System.Text.Json;

namespace Feed.Changes.Kafka.Tests;

/// <summary>Messages of the real connector, one JSON object a line: topic, partition, offset, key and value as Kafka held them.</summary>
internal static class RecordedMessage
{
    /// <summary>The folder of the recordings to be run: this project's, or another one of the same form.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("DEBEZIUM_CASES") is { Length: > 0 } named ? named : OwnFolder;

    private static string OwnFolder => Path.Combine(AppContext.BaseDirectory, "cases");

    /// <summary>Reads a file of <see cref="Folder"/>.</summary>
    public static IEnumerable<RawMessage> Read(string file) => Lines(Path.Combine(Folder, file));

    /// <summary>Reads a file of this project.</summary>
    public static IEnumerable<RawMessage> ReadOwn(string file) => Lines(Path.Combine(OwnFolder, file));

    private static IEnumerable<RawMessage> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(Parse);

    private static RawMessage Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var message = json.RootElement;
        return new RawMessage(
            message.GetProperty("topic").GetString()!, message.GetProperty("partition").GetInt32(), message.GetProperty("offset").GetInt64(),
            Bytes(message.GetProperty("key")), Bytes(message.GetProperty("value")));
    }

    private static byte[]? Bytes(JsonElement text) => text.ValueKind == JsonValueKind.Null ? null : Encoding.UTF8.GetBytes(text.GetString()!);
}
