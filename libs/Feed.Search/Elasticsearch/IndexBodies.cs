using System.Text.Json.Nodes;

namespace Feed.Search.Elasticsearch;

/// <summary>
/// Settings and mappings. Texts arrive as tokens of ours, one space between, and are split there and nowhere else: no analyzer of
/// Elasticsearch has a say in what matches. No statistics of the collection enter a score, so fields carry no norms.
/// </summary>
internal static class IndexBodies
{
    /// <summary>The field of the row's id: the order of posts, and what pages are sorted by. Elasticsearch's own _id cannot be.</summary>
    public const string Id = "id";

    /// <summary>All tokens in their order.</summary>
    public const string Words = "words";

    /// <summary>For a token that stands there twice, three times: <c>2moon</c>, <c>3moon</c>.</summary>
    public const string Repeats = "repeats";

    /// <summary>What the length of the text makes of its relevance.</summary>
    public const string Brevity = "brevity";

    public const string Tags = "tags";

    public const string Handle = "handle";

    /// <summary>When a tombstone was written, in milliseconds since 1970; only tombstones have it.</summary>
    public const string DeletedAt = "deletedAt";

    /// <summary>How far a consumer group got.</summary>
    public const string Mark = "mark";

    public static JsonObject Posts(ElasticsearchOptions options, string writeAlias) =>
        Index(options, writeAlias, (Tags, Keyword()));

    public static JsonObject Users(ElasticsearchOptions options, string writeAlias) =>
        Index(options, writeAlias, (Handle, Keyword()));

    // Answered writes are on disk (translog.durability): the stream acknowledges by them. While the index fills, readers rarely look.
    private static JsonObject Index(ElasticsearchOptions options, string writeAlias, (string Name, JsonObject Mapping) own) => new()
    {
        ["settings"] = new JsonObject
        {
            ["number_of_shards"] = options.SearchShards,
            ["auto_expand_replicas"] = "0-1",
            ["refresh_interval"] = "10s",
            ["translog.durability"] = "request",
        },
        ["aliases"] = new JsonObject { [writeAlias] = new JsonObject() },
        ["mappings"] = new JsonObject
        {
            ["dynamic"] = "strict",
            ["properties"] = new JsonObject
            {
                [Id] = new JsonObject { ["type"] = "long" },
                [Words] = Tokens("positions"),
                [Repeats] = Tokens("docs"),
                [Brevity] = new JsonObject { ["type"] = "float", ["index"] = false },
                [own.Name] = own.Mapping,
                [DeletedAt] = new JsonObject { ["type"] = "long" },
                [Mark] = new JsonObject { ["type"] = "keyword", ["index"] = false, ["doc_values"] = false },
            },
        },
    };

    private static JsonObject Tokens(string detail) =>
        new() { ["type"] = "text", ["analyzer"] = "whitespace", ["norms"] = false, ["index_options"] = detail };

    private static JsonObject Keyword() => new() { ["type"] = "keyword" };
}
