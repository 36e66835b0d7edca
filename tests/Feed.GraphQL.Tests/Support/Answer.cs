using System.Net;
using System.Text.Json;

namespace Feed.GraphQL.Tests.Support;

/// <summary>A GraphQL answer.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Root, string Body)
{
    public JsonElement Data => Errors.Count == 0
        ? Root.GetProperty("data")
        : throw new InvalidOperationException($"The answer has errors: {Body}");

    public IReadOnlyList<JsonElement> Errors =>
        Root.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    /// <summary>The code of the only error.</summary>
    public string? Code => Errors.Single().GetProperty("extensions").GetProperty("code").GetString();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, JsonDocument.Parse(body).RootElement.Clone(), body);
    }
}
