using System.Text.Json;

namespace Feed.Load.Clients;

/// <summary>Feeds as GraphQL shows them.</summary>
/// <param name="http">Shared.</param>
/// <param name="endpoint">The GraphQL endpoint.</param>
internal sealed class FeedClient(HttpClient http, Uri endpoint)
{
    // Ids alone: looking for a post should cost the server as little as can be.
    private const string Ids = """
        query Watch($first: Int!, $after: String) { feed(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
        """;

    private const string Cards = """
        query Home {
          feed(first: 20) {
            nodes { id text createdAt likeCount commentCount likedByMe author { id handle displayName } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    /// <summary>A page of post ids, newest first.</summary>
    public async Task<IdPage> IdsAsync(string token, int first, string? after, CancellationToken cancellationToken)
    {
        var feed = await QueryAsync(token, new { query = Ids, variables = new { first, after } }, cancellationToken);
        var info = feed.GetProperty("pageInfo");
        var ids = feed.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!).ToList();
        return new IdPage(ids, info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null);
    }

    /// <summary>What a client's first screen asks for.</summary>
    public Task<JsonElement> HomeAsync(string token, CancellationToken cancellationToken) =>
        QueryAsync(token, new { query = Cards }, cancellationToken);

    private async Task<JsonElement> QueryAsync(string token, object body, CancellationToken cancellationToken)
    {
        var answer = await Wire.SendAsync(http, HttpMethod.Post, endpoint, body, token, cancellationToken);
        if (answer.TryGetProperty("errors", out var errors))
            throw new FormatException($"GraphQL answered {errors[0].GetProperty("message").GetString()}");
        var feed = answer.GetProperty("data").GetProperty("feed");
        return feed.ValueKind == JsonValueKind.Object ? feed : throw new FormatException("GraphQL answered no feed");
    }
}

/// <summary>A page of post ids.</summary>
/// <param name="Ids">Newest first.</param>
/// <param name="Next">Cursor of the next page, or null after the last.</param>
internal sealed record IdPage(IReadOnlyList<string> Ids, string? Next);
