using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Feed.Verification;

/// <summary>Sends one operation and returns its data.</summary>
/// <param name="http">Must not add authorization of its own.</param>
/// <param name="endpoint">Address of the GraphQL endpoint.</param>
public sealed class GraphQLClient(HttpClient http, Uri endpoint)
{
    /// <summary>Runs an operation.</summary>
    /// <param name="query">The document: one operation.</param>
    /// <param name="variables">Its variables, serialized as JSON.</param>
    /// <param name="token">Access token, or null for an anonymous request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="EndpointException">There were errors, or the answer is not the read model's.</exception>
    public async Task<JsonElement> SendAsync(string query, object variables, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return Data(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException)
        {
            throw new EndpointException($"no GraphQL answer from {endpoint}: {e.Message}", e);
        }
    }

    private static JsonElement Data(JsonElement answer)
    {
        if (answer.TryGetProperty("errors", out var errors))
        {
            throw new EndpointException($"the answer has errors: {errors.GetRawText()}");
        }

        if (answer.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("rebuilding", out var rebuilding) && rebuilding.GetBoolean())
        {
            throw new EndpointException("Redis does not hold this timeline now: Postgres was asked, which verifies nothing");
        }

        return answer.TryGetProperty("data", out var data) ? data : throw new EndpointException("the answer has no data");
    }
}
