using System.Globalization;
using System.Text.Json;

namespace Feed.Verification;

/// <summary>Reads the answers to <see cref="Documents"/>.</summary>
internal static class Answers
{
    public static JsonElement At(JsonElement data, string[] path)
    {
        foreach (var name in path)
        {
            data = data.GetProperty(name);
            if (data.ValueKind == JsonValueKind.Null)
            {
                break;
            }
        }

        return data;
    }

    /// <summary>Where the next page begins, or null after the last one. A page that leads nowhere would be asked for ever.</summary>
    public static string? NextCursor(JsonElement connection, string? after)
    {
        var info = connection.GetProperty("pageInfo");
        if (!info.GetProperty("hasNextPage").GetBoolean())
        {
            return null;
        }

        var cursor = info.GetProperty("endCursor").GetString();
        return cursor is not null && cursor != after && connection.GetProperty("nodes").GetArrayLength() > 0
            ? cursor
            : throw new EndpointException($"a page after {after ?? "the start"} says that more follow and does not lead on");
    }

    public static long Id(JsonElement node) => long.Parse(node.GetProperty("id").GetString()!, CultureInfo.InvariantCulture);

    public static PostView Post(JsonElement node)
    {
        var author = node.GetProperty("author");
        return new PostView(
            Id(node),
            Id(author),
            Text(author, "handle")!,
            Text(author, "displayName")!,
            Text(node, "text")!,
            Text(node, "imageUrl"),
            node.GetProperty("createdAt").GetDateTimeOffset(),
            Text(node, "editedAt") is { } editedAt ? DateTimeOffset.Parse(editedAt, CultureInfo.InvariantCulture) : null,
            node.GetProperty("likeCount").GetInt64(),
            node.GetProperty("commentCount").GetInt64(),
            node.GetProperty("likedByMe").GetBoolean());
    }

    public static UserView User(JsonElement node) => new(
        Id(node),
        Text(node, "handle")!,
        Text(node, "displayName")!,
        node.GetProperty("createdAt").GetDateTimeOffset(),
        node.GetProperty("postCount").GetInt64(),
        node.GetProperty("followerCount").GetInt64(),
        node.GetProperty("followingCount").GetInt64(),
        node.GetProperty("followedByMe").GetBoolean());

    public static CommentView Comment(JsonElement node) =>
        new(Id(node), Text(node.GetProperty("author"), "handle")!, Text(node, "text")!);

    private static string? Text(JsonElement node, string name) => node.GetProperty(name).GetString();
}
