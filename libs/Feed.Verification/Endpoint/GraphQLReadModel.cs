using System.Globalization;
using System.Text.Json;

namespace Feed.Verification;

/// <summary>Asks the service, page by page, and puts the pages together.</summary>
/// <param name="client">The endpoint.</param>
/// <param name="tokens">Makes each viewer's token.</param>
/// <param name="pageSize">1 to 50.</param>
public sealed class GraphQLReadModel(GraphQLClient client, Tokens tokens, int pageSize = 50) : IReadModel
{
    /// <inheritdoc />
    public Task<IReadOnlyList<PostView>> FeedAsync(long viewerId, CancellationToken cancellationToken) =>
        PagesAsync(Documents.Feed, new(), viewerId, ["feed"], Answers.Post, int.MaxValue, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<PostView>> PostsAsync(long authorId, long viewerId, int limit, CancellationToken cancellationToken) =>
        PagesAsync(Documents.Posts, OfId(authorId), viewerId, ["user", "posts"], Answers.Post, limit, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<UserView>> UserAsync(long userId, long viewerId, CancellationToken cancellationToken)
    {
        var data = await client.SendAsync(Documents.UserById, OfId(userId), tokens.For(viewerId), cancellationToken);
        var user = data.GetProperty("user");
        return user.ValueKind == JsonValueKind.Null ? [] : [Answers.User(user)];
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<UserView>> FollowersAsync(
        long userId, long viewerId, int limit, CancellationToken cancellationToken) =>
        PagesAsync(Documents.Followers, OfId(userId), viewerId, ["user", "followers"], Answers.User, limit, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<UserView>> FollowingAsync(
        long userId, long viewerId, int limit, CancellationToken cancellationToken) =>
        PagesAsync(Documents.Following, OfId(userId), viewerId, ["user", "following"], Answers.User, limit, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<CommentView>> CommentsAsync(long postId, int limit, CancellationToken cancellationToken) =>
        PagesAsync(Documents.Comments, OfId(postId), null, ["post", "comments"], Answers.Comment, limit, cancellationToken);

    /// <inheritdoc />
    public async Task<SearchResult> SearchAsync(string word, int limit, CancellationToken cancellationToken)
    {
        var found = word[0] == '#'
            ? await PagesAsync(Documents.Hashtag, new() { ["tag"] = word[1..] }, null, ["hashtag", "posts"], Answers.Id, limit, cancellationToken)
            : await PagesAsync(Documents.Search, new() { ["text"] = word }, null, ["search"], Answers.Id, limit, cancellationToken);
        var ids = found.ToHashSet();
        return ids.Count == found.Count
            ? new SearchResult(ids, ids)
            : throw new EndpointException($"a search for {word} repeats hits on its pages");
    }

    private static Dictionary<string, object?> OfId(long id) => new() { ["id"] = id.ToString(CultureInfo.InvariantCulture) };

    private async Task<IReadOnlyList<T>> PagesAsync<T>(
        string document, Dictionary<string, object?> variables, long? viewerId, string[] path, Func<JsonElement, T> map, int limit,
        CancellationToken cancellationToken)
    {
        var token = viewerId is { } id ? tokens.For(id) : null;
        var items = new List<T>();
        variables["first"] = pageSize;
        while (true)
        {
            var page = Answers.At(await client.SendAsync(document, variables, token, cancellationToken), path);
            if (page.ValueKind == JsonValueKind.Null)
            {
                return items;
            }

            items.AddRange(page.GetProperty("nodes").EnumerateArray().Select(map));
            var cursor = Answers.NextCursor(page, after: (string?)variables.GetValueOrDefault("after"));
            if (cursor is null || items.Count >= limit)
            {
                return items.Count > limit ? items[..limit] : items;
            }

            variables["after"] = cursor;
        }
    }
}
