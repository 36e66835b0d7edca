using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GraphQL.Engine.Execution;

/// <summary>The documents that were given with the server: by the id that they were given, and by the SHA-256 of their text.</summary>
internal sealed class TrustedDocuments
{
    private readonly FrozenDictionary<string, string> _texts;

    private TrustedDocuments(IDictionary<string, string> texts) => _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every document once, with one of its ids.</summary>
    public IEnumerable<(string Id, string Text)> All => _texts.DistinctBy(d => d.Value).Select(d => (d.Key, d.Value));

    /// <summary>Reads folders and manifests.</summary>
    /// <exception cref="InvalidDataException">A file is no manifest, or an id is given twice.</exception>
    public static TrustedDocuments Read(IEnumerable<string> sources)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, text, file) in sources.SelectMany(Documents))
        {
            if (texts.TryGetValue(id, out var other) && other != text)
            {
                throw new InvalidDataException($"{file}: the id {id} is that of another document too.");
            }
            texts[id] = text;
            texts[HashOf(text)] = text;
        }
        return new TrustedDocuments(texts);
    }

    /// <summary>The SHA-256 of a text in lower-case hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Finds a text by its id; <c>sha256:</c> before a hash may stand or not.</summary>
    public string? Find(string id) =>
        _texts.GetValueOrDefault(id) ?? (id.StartsWith("sha256:", StringComparison.Ordinal) ? _texts.GetValueOrDefault(id[7..]) : null);

    private static IEnumerable<(string Id, string Text, string File)> Documents(string source)
    {
        if (!Directory.Exists(source))
        {
            return Manifest(source);
        }
        var files = Directory.EnumerateFiles(source, "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return files.Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllText(f), f));
    }

    private static List<(string Id, string Text, string File)> Manifest(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            // Apollo's holds a list of operations; Relay's is the map itself.
            return json.RootElement.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
                ? [.. operations.EnumerateArray().Select(o => (Text(o.GetProperty("id")), Text(o.GetProperty("body")), file))]
                : [.. json.RootElement.EnumerateObject().Select(d => (d.Name, Text(d.Value), file))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{file} is no manifest of persisted documents: {e.Message}", e);
        }
    }

    private static string Text(JsonElement value) => value.GetString() ?? throw new InvalidOperationException("A text is null.");
}
