using System.Text.Json.Nodes;

namespace Feed.Search.Elasticsearch;

/// <summary>Pieces of Elasticsearch's query language.</summary>
internal static class Query
{
    public static JsonObject Filter(params IEnumerable<JsonNode> clauses) => Bool(new JsonObject { ["filter"] = Array(clauses) });

    public static JsonObject Bool(JsonObject clauses) => new() { ["bool"] = clauses };

    public static JsonObject Term(string field, string token) => new() { ["term"] = new JsonObject { [field] = token } };

    public static JsonObject Prefix(string field, string prefix) => new() { ["prefix"] = new JsonObject { [field] = prefix } };

    public static JsonObject Range(string field, string comparison, long value) =>
        new() { ["range"] = new JsonObject { [field] = new JsonObject { [comparison] = value } } };

    /// <summary>Tokens that stand next to one another, or within some places of it.</summary>
    public static JsonObject Phrase(string field, IEnumerable<string> tokens, int slop = 0) =>
        new() { ["match_phrase"] = new JsonObject { [field] = new JsonObject { ["query"] = string.Join(' ', tokens), ["slop"] = slop } } };

    /// <summary>The same, of which the last one is only begun.</summary>
    public static JsonObject PhrasePrefix(string field, IEnumerable<string> tokens, int maxExpansions) => new()
    {
        ["match_phrase_prefix"] = new JsonObject
        {
            [field] = new JsonObject { ["query"] = string.Join(' ', tokens), ["max_expansions"] = maxExpansions },
        },
    };

    public static JsonObject MatchAll(double boost) => new() { ["match_all"] = new JsonObject { ["boost"] = boost } };

    /// <summary>A score that depends on nothing but whether the filter matches.</summary>
    public static JsonObject Constant(JsonNode filter, double boost) =>
        new() { ["constant_score"] = new JsonObject { ["filter"] = filter, ["boost"] = boost } };

    public static JsonObject Descending(string field) => new() { [field] = "desc" };

    public static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
