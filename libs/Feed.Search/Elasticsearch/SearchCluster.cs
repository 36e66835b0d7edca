using System.Text.Json;
using System.Text.Json.Nodes;

namespace Feed.Search.Elasticsearch;

/// <summary>What the parts of this engine share: the connection, the settings and the names.</summary>
internal sealed class SearchCluster(ElasticsearchHttp http, ElasticsearchOptions options)
{
    public ElasticsearchHttp Http => http;

    public ElasticsearchOptions Options => options;

    public IndexNames Posts { get; } = new(options.SearchIndexPrefix, "posts");

    public IndexNames Users { get; } = new(options.SearchIndexPrefix, "users");

    public IndexNames[] Kinds => [Posts, Users];

    /// <summary>A request of the indexer.</summary>
    public Task<JsonDocument> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken) =>
        http.SendAsync(method, path, Bytes(body), options.SearchWriteTimeout, cancellationToken);

    /// <summary>A search for a reader.</summary>
    public Task<JsonDocument> SearchAsync(string path, JsonNode body, CancellationToken cancellationToken) =>
        http.SendAsync(HttpMethod.Post, path, Bytes(body), options.SearchTimeout, cancellationToken);

    private static ReadOnlyMemory<byte> Bytes(JsonNode? body)
    {
        if (body is null) return default;
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) body.WriteTo(writer);
        return bytes.ToArray();
    }
}
