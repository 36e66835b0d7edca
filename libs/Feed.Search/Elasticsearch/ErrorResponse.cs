using System.Text.Json;

namespace Feed.Search.Elasticsearch;

/// <summary>Reads the error that Elasticsearch, or a proxy before it, answered with.</summary>
internal static class ErrorResponse
{
    private const int LongestText = 300;

    public static async Task<ElasticsearchException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var (type, reason) = Parse(text) ?? ("http_error", text.Length <= LongestText ? text : text[..LongestText] + "…");
        return new ElasticsearchException(status, type, $"Elasticsearch answered {status}, {type}: {reason}");
    }

    /// <summary>Type and reason of an error, with those of its cause, which often tell more.</summary>
    public static (string Type, string Reason) Of(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object) return ("error", error.ToString());
        var (type, reason) = (Text(error, "type") ?? "error", Text(error, "reason") ?? "");
        foreach (var cause in Causes(error))
        {
            if (Text(cause, "reason") is { } inner && inner != reason) return (type, $"{reason} ({Text(cause, "type")}: {inner})");
        }
        return (type, reason);
    }

    private static IEnumerable<JsonElement> Causes(JsonElement error)
    {
        if (error.TryGetProperty("root_cause", out var roots) && roots.ValueKind == JsonValueKind.Array)
        {
            foreach (var root in roots.EnumerateArray()) yield return root;
        }
        while (error.TryGetProperty("caused_by", out var cause) && cause.ValueKind == JsonValueKind.Object) yield return error = cause;
    }

    private static (string Type, string Reason)? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) ? Of(error) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
