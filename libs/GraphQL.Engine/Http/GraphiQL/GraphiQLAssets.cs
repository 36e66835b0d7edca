using System.Collections.Concurrent;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace GraphQL.Engine.Http;

/// <summary>The files of the page, from the resources of this assembly; each compressed once, when it is first asked for.</summary>
internal static class GraphiQLAssets
{
    private static readonly Assembly Assembly = typeof(GraphiQLAssets).Assembly;
    private static readonly ConcurrentDictionary<(string File, bool Compressed), byte[]> Loaded = new();

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        ["graphiql.min.js"] = "text/javascript; charset=utf-8",
        ["react.production.min.js"] = "text/javascript; charset=utf-8",
        ["react-dom.production.min.js"] = "text/javascript; charset=utf-8",
        ["events.js"] = "text/javascript; charset=utf-8",
        ["start.js"] = "text/javascript; charset=utf-8",
        ["graphiql.min.css"] = "text/css; charset=utf-8",
        ["page.css"] = "text/css; charset=utf-8",
    };

    /// <summary>Changes when any file does, so that addresses with it can be kept for ever.</summary>
    public static string Version { get; } = ComputeVersion();

    /// <summary>The content type of a file; null when there is no such file.</summary>
    public static string? ContentTypeOf(string file) => ContentTypes.GetValueOrDefault(file);

    public static byte[] Get(string file, bool compressed) =>
        Loaded.GetOrAdd((file, compressed), static key => key.Compressed ? Compress(Read(key.File)) : Read(key.File));

    public static byte[] Read(string file)
    {
        using var stream = Assembly.GetManifestResourceStream($"GraphiQL/{file}") ?? throw new FileNotFoundException(file);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Compress(byte[] content)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }
        return output.ToArray();
    }

    private static string ComputeVersion()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in ContentTypes.Keys.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Read(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
