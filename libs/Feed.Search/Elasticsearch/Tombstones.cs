using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Feed.Search.Elasticsearch;

/// <summary>
/// Sweeps tombstones, found by a search and deleted each on the condition that it was not written since: the minimal distribution has no
/// delete by query.
/// </summary>
internal sealed class Tombstones(SearchCluster cluster, BulkWriter bulk, TimeProvider time)
{
    private const int PageSize = 1_000;

    /// <summary>Deletes tombstones of an epoch.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(long epoch, TimeSpan olderThan, CancellationToken cancellationToken)
    {
        var before = (time.GetUtcNow() - olderThan).ToUnixTimeMilliseconds();
        var swept = 0;
        foreach (var kind in cluster.Kinds) swept += await SweepAsync(kind, epoch, before, cancellationToken);
        return swept;
    }

    private async Task<int> SweepAsync(IndexNames kind, long epoch, long before, CancellationToken cancellationToken)
    {
        var swept = 0;
        long? after = null;
        while (true)
        {
            using var page = await FindAsync(kind.Index(epoch), before, after, cancellationToken);
            var hits = page.RootElement.GetProperty("hits").GetProperty("hits");
            if (hits.GetArrayLength() == 0) return swept;
            var items = hits.EnumerateArray().Select(hit => Delete(kind.Write(epoch), hit)).ToList();
            swept += (await bulk.WriteAsync(items, cancellationToken)).Written;
            // Deleted ones are still found until the next refresh, so the next page begins behind them.
            after = long.Parse(items[^1].Id, CultureInfo.InvariantCulture);
        }
    }

    private Task<JsonDocument> FindAsync(string index, long before, long? after, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["size"] = PageSize,
            ["_source"] = false,
            ["seq_no_primary_term"] = true,
            ["track_total_hits"] = false,
            ["query"] = Query.Filter(Query.Range(IndexBodies.DeletedAt, "lt", before)),
            ["sort"] = new JsonArray(IndexBodies.Id),
        };
        if (after is { } id) body["search_after"] = new JsonArray(id);
        return cluster.SendAsync(HttpMethod.Post, $"{index}/_search?allow_partial_search_results=false", body, cancellationToken);
    }

    private static BulkItem Delete(string target, JsonElement hit) => new(target, hit.GetProperty("_id").GetString()!, Body: null)
    {
        Unchanged = (hit.GetProperty("_seq_no").GetInt64(), hit.GetProperty("_primary_term").GetInt64()),
    };
}
