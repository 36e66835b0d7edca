using System.Text.Json;

namespace Feed.Search.Elasticsearch;

/// <summary>Reads the answer to a bulk request: one result for each item, in their order.</summary>
internal static class BulkAnswer
{
    private const int Conflict = 409;
    private const int NotFound = 404;
    private const int FirstServerError = 500;
    private const string IndexClosed = "index_closed_exception";

    /// <summary>Adds what became of each item to an outcome.</summary>
    /// <returns>Which items to send again, and one reason why some were not written though there is nothing wrong with them.</returns>
    public static (List<int> Again, ElasticsearchException? Error) Read(JsonElement answer, BulkBuffer sent, BulkOutcome outcome)
    {
        var again = new List<int>();
        ElasticsearchException? error = null;
        var items = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("items", out var found) ? found : default;
        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() != sent.Count)
            throw new ElasticsearchException(0, "no_answer", "The answer to a bulk request does not name each item: this is not Elasticsearch.");
        var position = 0;
        foreach (var item in items.EnumerateArray())
        {
            var failure = Take(item.EnumerateObject().First().Value, sent[position], outcome);
            if (failure is not null)
            {
                again.Add(position);
                // One that waiting does not mend has the last word.
                if (error is null || !failure.IsTransient) error = failure;
            }
            position++;
        }
        return (again, error);
    }

    private static ElasticsearchException? Take(JsonElement result, BulkItem item, BulkOutcome outcome)
    {
        var status = result.GetProperty("status").GetInt32();
        var (type, reason) = result.TryGetProperty("error", out var error) ? ErrorResponse.Of(error) : ("", "");
        switch (status)
        {
            case < 300:
                outcome.AddWritten();
                return null;
            case Conflict:
                outcome.AddConflict();
                return null;
            case NotFound when type == ElasticsearchException.IndexNotFound:
                outcome.AddMissing(item);
                return null;
            case NotFound when item.Body is null:
                outcome.AddConflict(); // Deleted already.
                return null;
            case 400 or 413 when type != IndexClosed:
                outcome.AddRejected(item, $"{type}: {reason}");
                return null;
            default:
                var kind = status >= FirstServerError ? 503 : status == 400 ? 403 : status;
                return new ElasticsearchException(
                    kind, type, $"Elasticsearch cannot write {item.Id} into {item.Target} now: {status}, {type}: {reason}");
        }
    }
}
