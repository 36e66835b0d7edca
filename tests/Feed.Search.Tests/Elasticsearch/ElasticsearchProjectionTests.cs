using System.Text.Json.Nodes;
using Feed.Search.Tests.Contract;
using Feed.Search.Tests.Indexing;
using Feed.Search.Tests.Postgres;
using Feed.Testing;

namespace Feed.Search.Tests.Elasticsearch;

public sealed class ElasticsearchProjectionTests(PostgresServer postgres, ElasticsearchServer server) : ProjectionContract(postgres)
{
    private ElasticsearchEngine _elastic = null!;

    private protected override Task<SearchEngine> CreateAsync(PostgresEngine postgres)
    {
        _elastic = ElasticsearchEngine.On(server);
        return Task.FromResult(_elastic.AsEngine());
    }

    protected override async Task<string?> DumpAsync()
    {
        await _elastic.RefreshAsync();
        // When a tombstone was written is no part of what it says.
        var all = new JsonObject
        {
            ["size"] = 10_000,
            ["version"] = true,
            ["_source"] = new JsonObject { ["excludes"] = new JsonArray("deletedAt") },
            ["sort"] = new JsonArray("id"),
        };
        var shown = string.Join(',', _elastic.Cluster.Kinds.Select(kind => kind.Shown));
        using var answer = await _elastic.Cluster.SearchAsync($"{shown}/_search", all, TestContext.Current.CancellationToken);
        var hits = answer.RootElement.GetProperty("hits").GetProperty("hits").EnumerateArray();
        return string.Join('\n', hits.Select(hit => $"{hit.GetProperty("_id")} {hit.GetProperty("_version")} {hit.GetProperty("_source")}"));
    }
}
