using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feed.Contracts;
using Feed.GraphQL.Paging;
using Feed.ServiceDefaults;
using Feed.Timelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>The page of a feed as one would serve it without GraphQL: the same read, which brings all that is shown, and the same bytes.</summary>
internal static class HandWrittenFeed
{
    private const int First = 50;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task WriteAsync(HttpContext context)
    {
        if (!context.User.TryGetUserId(out var viewer))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await HandWritten.DrainAsync(context.Request);
        var (cards, stop) = (context.RequestServices.GetRequiredService<ICardReader>(), context.RequestAborted);
        var feed = await context.RequestServices.GetRequiredService<ITimelineReader>().ReadFeedAsync(viewer, First + 1, null, stop);
        if (feed.Cards is not [var known])
        {
            throw new NotSupportedException("A feed that is rebuilt, or has gaps, is not written by hand.");
        }

        var (posts, authors, counts) = (known.Posts, known.Authors, known.Counts);
        if (feed.PostIds.Any(id => !counts.ContainsKey(id))) counts = await cards.GetPostCountsAsync(feed.PostIds, stop);
        if (!authors.ContainsKey(viewer))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        var scope = new CursorScope(CursorKind.Feed, viewer);
        var ids = feed.PostIds.Where(id => posts.TryGetValue(id, out var post) && authors.ContainsKey(post.AuthorId)).ToArray();
        Write(writer, scope, ids, posts, authors, counts);
    }

    private static void Write(
        Utf8JsonWriter writer, CursorScope scope, long[] ids, IReadOnlyDictionary<long, PostCard> posts, IReadOnlyDictionary<long, UserCard> authors,
        IReadOnlyDictionary<long, PostCounts> counts)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        writer.WriteStartObject("feed");
        writer.WriteStartArray("edges");
        var cursor = "";
        foreach (var id in ids.Take(First))
        {
            var post = posts[id];
            cursor = scope.Encode(FeedId.Format(id));
            writer.WriteStartObject();
            writer.WriteString("cursor", cursor);
            Write(writer, post, authors[post.AuthorId], counts[id]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("pageInfo");
        writer.WriteBoolean("hasNextPage", ids.Length > First);
        writer.WriteString("endCursor", cursor);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PostCard post, UserCard author, PostCounts counts)
    {
        writer.WriteStartObject("node");
        writer.WriteString("id", FeedId.Format(post.Id));
        writer.WriteString("text", post.Text);
        writer.WriteString("imageUrl", post.ImageUrl);
        writer.WriteString("createdAt", post.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        writer.WriteNumber("likeCount", counts.Likes);
        writer.WriteStartObject("author");
        writer.WriteString("id", FeedId.Format(author.Id));
        writer.WriteString("handle", author.Handle);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
