using System.Text.Json;
using System.Text.Json.Nodes;
using Feed.Contracts;

namespace Feed.Search.Elasticsearch;

/// <summary>
/// How far each consumer group, or partition of it, got: a document in each index of the epoch, which goes where the index goes. Read by id, which does not wait
/// for a refresh.
/// </summary>
internal sealed class MarkDocuments(SearchCluster cluster, EpochCatalog catalog, BulkWriter bulk)
{
    /// <summary>Of each group the lower of the two marks; null when either is not there.</summary>
    public async Task<IReadOnlyList<ChangePosition?>> ReadAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        if (groups.Count == 0 || await catalog.NewestAsync(cancellationToken) is not { } newest) return new ChangePosition?[groups.Count];
        var wanted = groups.SelectMany(
            group => newest.Existing.Select(index => (JsonNode)new JsonObject { ["_index"] = index, ["_id"] = IdOf(group) }));
        var body = new JsonObject { ["docs"] = new JsonArray([.. wanted]) };
        using var answer = await cluster.SendAsync(HttpMethod.Post, "_mget", body, cancellationToken);
        var marks = answer.RootElement.GetProperty("docs").EnumerateArray().Select(Read).Chunk(newest.Existing.Count);
        return [.. marks.Select(of => Array.TrueForAll(of, mark => mark is not null) ? of.Min() : null)];
    }

    /// <summary>Stores marks in both indexes of their epochs.</summary>
    public Task<BulkOutcome> WriteAsync(IReadOnlyDictionary<string, ChangePosition> marks, CancellationToken cancellationToken) =>
        bulk.WriteAsync([.. marks.SelectMany(mark => cluster.Kinds.Select(kind => Item(kind, mark.Key, mark.Value)))], cancellationToken);

    private static BulkItem Item(IndexNames kind, string group, ChangePosition position) =>
        new(kind.Write(position.Epoch), IdOf(group), json => DocumentJson.WriteMark(json, position));

    private static ChangePosition? Read(JsonElement document)
    {
        if (document.TryGetProperty("error", out var error))
        {
            var (type, reason) = ErrorResponse.Of(error);
            // A shard that cannot be read now is not one without a mark: that would begin a new epoch at every restart.
            return type == ElasticsearchException.IndexNotFound
                ? null
                : throw new ElasticsearchException(503, type, $"The mark cannot be read: {reason}");
        }
        return document.GetProperty("found").GetBoolean()
            ? ChangePosition.Parse(document.GetProperty("_source").GetProperty(IndexBodies.Mark).GetString()!)
            : null;
    }

    private static string IdOf(string group) => $"mark:{group}";
}
