using System.Text.Json;
using System.Text.Json.Nodes;
using Feed.Contracts;

namespace Feed.Search.Elasticsearch;

/// <summary>
/// How far each consumer group got: a document in each index of the epoch, which goes where the index goes. Read by id, which does not wait
/// for a refresh.
/// </summary>
internal sealed class MarkDocuments(SearchCluster cluster, EpochCatalog catalog, BulkWriter bulk)
{
    /// <summary>The lower of the two marks; null when either is not there.</summary>
    public async Task<ChangePosition?> ReadAsync(string group, CancellationToken cancellationToken)
    {
        if (await catalog.NewestAsync(cancellationToken) is not { } newest) return null;
        var wanted = newest.Existing.Select(index => (JsonNode)new JsonObject { ["_index"] = index, ["_id"] = IdOf(group) });
        var body = new JsonObject { ["docs"] = new JsonArray([.. wanted]) };
        using var answer = await cluster.SendAsync(HttpMethod.Post, "_mget", body, cancellationToken);
        var marks = answer.RootElement.GetProperty("docs").EnumerateArray().Select(Read).ToList();
        return marks.TrueForAll(mark => mark is not null) ? marks.Min() : null;
    }

    /// <summary>Stores the mark in both indexes of its epoch.</summary>
    public Task<BulkOutcome> WriteAsync(string group, ChangePosition position, CancellationToken cancellationToken) =>
        bulk.WriteAsync(
            [.. cluster.Kinds.Select(kind => new BulkItem(kind.Write(position.Epoch), IdOf(group), json => DocumentJson.WriteMark(json, position)))],
            cancellationToken);

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
