using System.Text.Json;
using System.Text.Json.Nodes;
using Feed.Search.Text;

namespace Feed.Search.Elasticsearch;

/// <summary>Searches the indexes that <see cref="ElasticsearchIndex"/> writes, through the aliases that name the current epoch.</summary>
internal sealed class ElasticsearchLists(SearchCluster cluster) : ISearchLists
{
    private const int Attempts = 3;
    private const int LongestPage = 10_000;
    private readonly RankedSearch _ranked = new(cluster);

    public string Engine => "elasticsearch";

    public Task<List<SearchCursor>> RankPostsAsync(SearchQuery query, SearchCursor after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            cluster.Posts.Shown,
            alias => _ranked.ReadAsync(alias, query, () => MatchQuery.Required(query), decays: true, after, limit, cancellationToken));

    public Task<List<SearchCursor>> RankUsersAsync(
        SearchQuery query, string? withoutHandle, SearchCursor after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            cluster.Users.Shown,
            alias => _ranked.ReadAsync(alias, query, () => Named(query, withoutHandle), decays: false, after, limit, cancellationToken));

    public Task<List<SearchCursor>> UsersByHandleAsync(string prefix, SearchCursor after, int limit, CancellationToken cancellationToken)
    {
        var body = Sorted(Query.Prefix(IndexBodies.Handle, prefix), limit, IndexBodies.Handle, IndexBodies.Id);
        if (after.Key.Length > 0) body["search_after"] = new JsonArray(after.Key, after.Id);
        return ReadAsync(
            cluster.Users.Shown,
            alias => SortedAsync(alias, body, sort => after with { Key = sort[0].GetString()!, Id = sort[1].GetInt64() }, cancellationToken));
    }

    public Task<List<SearchCursor>> TaggedPostsAsync(string tag, SearchCursor after, int limit, CancellationToken cancellationToken)
    {
        var body = Sorted(Query.Term(IndexBodies.Tags, tag), limit, Query.Descending(IndexBodies.Id));
        if (after.Id != long.MaxValue) body["search_after"] = new JsonArray(after.Id);
        return ReadAsync(cluster.Posts.Shown, alias => SortedAsync(alias, body, sort => after with { Id = sort[0].GetInt64() }, cancellationToken));
    }

    /// <summary>A search that answers whole or not at all, with what the readers look at.</summary>
    internal static string Path(string index) =>
        $"{index}/_search?allow_partial_search_results=false&filter_path=hits.total.value,hits.hits._index,hits.hits.sort";

    /// <summary>The hits; what the filter of the path leaves out is not there when there are none.</summary>
    internal static IEnumerable<JsonElement> Hits(JsonDocument answer) =>
        answer.RootElement.TryGetProperty("hits", out var hits) && hits.TryGetProperty("hits", out var list) ? list.EnumerateArray() : [];

    private static IEnumerable<JsonNode> Named(SearchQuery query, string? withoutHandle)
    {
        foreach (var clause in MatchQuery.Required(query)) yield return clause;
        if (withoutHandle is null) yield break;
        yield return Query.Bool(new JsonObject { ["must_not"] = Query.Array([Query.Prefix(IndexBodies.Handle, withoutHandle)]) });
    }

    private static JsonObject Sorted(JsonNode filter, int limit, params IEnumerable<JsonNode> by) => new()
    {
        ["size"] = Math.Min(limit, LongestPage),
        ["_source"] = false,
        ["track_total_hits"] = false,
        ["query"] = Query.Filter(filter),
        ["sort"] = Query.Array(by),
    };

    private async Task<List<SearchCursor>> SortedAsync(
        string alias, JsonNode body, Func<JsonElement, SearchCursor> map, CancellationToken cancellationToken)
    {
        using var answer = await cluster.SearchAsync(Path(alias), body, cancellationToken);
        return [.. Hits(answer).Select(hit => map(hit.GetProperty("sort")))];
    }

    // An index that was found through the alias may be dropped before the next request reaches it; the alias knows its successor.
    private static async Task<List<SearchCursor>> ReadAsync(string alias, Func<string, Task<List<SearchCursor>>> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read(alias);
            }
            catch (ElasticsearchException e) when (e.Type == ElasticsearchException.IndexNotFound)
            {
                if (attempt == Attempts) throw new SearchUnavailableException(e);
            }
            catch (ElasticsearchException e)
            {
                throw new SearchUnreachableException(e);
            }
        }
    }
}
