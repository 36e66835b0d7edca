using System.Text.Json;
using System.Text.Json.Nodes;
using Feed.Contracts;
using Feed.Search.Text;

namespace Feed.Search.Elasticsearch;

/// <summary>
/// Ranks the newest matches of a search. A first request finds the newest match, from which ages count, and whether there are more
/// matches than are ranked; the second ranks them, in the same index, whatever the alias names by then.
/// </summary>
internal sealed class RankedSearch(SearchCluster cluster)
{
    private static readonly double HalfLife = Ranking.HalfLife.TotalMilliseconds * (1L << FeedId.SequenceBits);

    /// <summary>The hits behind a cursor.</summary>
    /// <param name="alias">Posts or users.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="filter">Makes the clauses that all must match.</param>
    /// <param name="decays">Whether relevance decays with age.</param>
    /// <param name="after">Where to go on.</param>
    /// <param name="limit">Most hits.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<List<SearchCursor>> ReadAsync(
        string alias, SearchQuery query, Func<IEnumerable<JsonNode>> filter, bool decays, SearchCursor after, int limit,
        CancellationToken cancellationToken)
    {
        JsonNode[] UpTo(long id) => [.. filter(), Query.Range(IndexBodies.Id, "lte", id)];
        var newest = await NewestAsync(alias, Query.Filter(UpTo(after.UpTo)), from: 0, cancellationToken);
        if (newest.Id is not { } upTo) return [];
        var index = newest.Index!;
        var candidates = UpTo(upTo);
        if (newest.Total > Ranking.MaxCandidates)
        {
            var last = await NewestAsync(index, Query.Filter(UpTo(upTo)), Ranking.MaxCandidates - 1, cancellationToken);
            if (last.Id is { } floor) candidates = [.. candidates, Query.Range(IndexBodies.Id, "gte", floor)];
        }
        var body = Body(query, candidates, decays ? upTo : null, after, limit);
        using var answer = await cluster.SearchAsync(ElasticsearchLists.Path(index), body, cancellationToken);
        return [.. ElasticsearchLists.Hits(answer).Select(hit => At(after with { UpTo = upTo }, hit.GetProperty("sort")))];
    }

    private async Task<(long? Id, string? Index, long Total)> NewestAsync(string index, JsonNode query, int from, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["size"] = 1,
            ["from"] = from,
            ["_source"] = false,
            ["track_total_hits"] = from == 0 ? Ranking.MaxCandidates + 1 : false,
            ["query"] = query,
            ["sort"] = Query.Array([Query.Descending(IndexBodies.Id)]),
        };
        using var answer = await cluster.SearchAsync(ElasticsearchLists.Path(index), body, cancellationToken);
        var total = answer.RootElement.GetProperty("hits").TryGetProperty("total", out var counted) ? counted.GetProperty("value").GetInt64() : 0;
        var hit = ElasticsearchLists.Hits(answer).FirstOrDefault();
        return hit.ValueKind == JsonValueKind.Object
            ? (hit.GetProperty("sort")[0].GetInt64(), hit.GetProperty("_index").GetString(), total)
            : (null, null, total);
    }

    private static JsonObject Body(SearchQuery query, JsonNode[] candidates, long? newest, SearchCursor after, int limit)
    {
        var worth = MatchQuery.Worth(query);
        worth["filter"] = Query.Array(candidates);
        var body = new JsonObject
        {
            ["size"] = Math.Min(limit, Ranking.MaxCandidates),
            ["_source"] = false,
            ["track_total_hits"] = false,
            ["query"] = new JsonObject
            {
                ["function_score"] = new JsonObject
                {
                    ["query"] = Query.Bool(worth),
                    ["functions"] = Query.Array([Brevity(), .. MatchQuery.Doubling(query), .. newest is { } origin ? (JsonNode[])[Decay(origin)] : []]),
                    ["score_mode"] = "multiply",
                    ["boost_mode"] = "multiply",
                },
            },
            ["sort"] = Query.Array([Query.Descending("_score"), Query.Descending(IndexBodies.Id)]),
        };
        if (after.Score != long.MaxValue) body["search_after"] = new JsonArray(ScoreOf(after), after.Id);
        return body;
    }

    private static JsonObject Brevity() => new() { ["field_value_factor"] = new JsonObject { ["field"] = IndexBodies.Brevity, ["missing"] = 1 } };

    // Ids are made of time, so their differences are ages: one shift less, and no field more.
    private static JsonObject Decay(long newest) => new()
    {
        ["exp"] = new JsonObject { [IndexBodies.Id] = new JsonObject { ["origin"] = newest, ["scale"] = HalfLife, ["decay"] = 0.5 } },
    };

    // Scores are positive floats, whose bits have their order and lose nothing.
    private static SearchCursor At(SearchCursor list, JsonElement sort) =>
        list with { Score = BitConverter.SingleToInt32Bits(sort[0].GetSingle()), Id = sort[1].GetInt64() };

    private static float ScoreOf(SearchCursor cursor)
    {
        var score = cursor.Score is >= 0 and <= int.MaxValue ? BitConverter.Int32BitsToSingle((int)cursor.Score) : float.NaN;
        return float.IsFinite(score) ? score : throw new SearchCursorException("The cursor is malformed.");
    }
}
