using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>What one would write without GraphQL: endpoints for this one question, with the same bytes in the answer.</summary>
internal static partial class HandWritten
{
    private const string Json = "application/json; charset=utf-8";
    private const int First = 50;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText Feed = JsonEncodedText.Encode("feed");
    private static readonly JsonEncodedText Edges = JsonEncodedText.Encode("edges");
    private static readonly JsonEncodedText Cursor = JsonEncodedText.Encode("cursor");
    private static readonly JsonEncodedText Node = JsonEncodedText.Encode("node");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Text = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText ImageUrl = JsonEncodedText.Encode("imageUrl");
    private static readonly JsonEncodedText CreatedAt = JsonEncodedText.Encode("createdAt");
    private static readonly JsonEncodedText LikeCount = JsonEncodedText.Encode("likeCount");
    private static readonly JsonEncodedText Author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText Username = JsonEncodedText.Encode("username");
    private static readonly JsonEncodedText PageInfo = JsonEncodedText.Encode("pageInfo");
    private static readonly JsonEncodedText HasNextPage = JsonEncodedText.Encode("hasNextPage");
    private static readonly JsonEncodedText EndCursor = JsonEncodedText.Encode("endCursor");

    /// <summary>Property by property with a <see cref="Utf8JsonWriter"/>, straight into the response.</summary>
    public static async Task WriteAsync(HttpContext context, MemoryFeed feed)
    {
        await DrainAsync(context.Request);
        var page = await feed.ReadAsync(First);
        context.Response.ContentType = Json;
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        Write(writer, page);
    }

    /// <summary>Through the serializer, with code generated at build.</summary>
    public static async Task SerializeAsync(HttpContext context, MemoryFeed feed)
    {
        await DrainAsync(context.Request);
        await context.Response.WriteAsJsonAsync(
            new Answer(new AnswerData(await feed.ReadAsync(First))), AnswerContext.Default.Answer, Json, context.RequestAborted);
    }

    /// <summary>The request's body is read and not looked at: these endpoints know what is asked.</summary>
    public static async Task DrainAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }

    private static void Write(Utf8JsonWriter writer, FeedConnection page)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Data);
        writer.WriteStartObject(Feed);
        writer.WriteStartArray(Edges);
        foreach (var edge in page.Edges) Write(writer, edge);
        writer.WriteEndArray();
        writer.WriteStartObject(PageInfo);
        writer.WriteBoolean(HasNextPage, page.PageInfo.HasNextPage);
        writer.WriteString(EndCursor, page.PageInfo.EndCursor);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FeedEdge edge)
    {
        writer.WriteStartObject();
        writer.WriteString(Cursor, edge.Cursor);
        writer.WriteStartObject(Node);
        writer.WriteString(Id, edge.Node.Id);
        writer.WriteString(Text, edge.Node.Text);
        writer.WriteString(ImageUrl, edge.Node.ImageUrl);
        writer.WriteString(CreatedAt, edge.Node.CreatedAt);
        writer.WriteNumber(LikeCount, edge.Node.LikeCount);
        writer.WriteStartObject(Author);
        writer.WriteString(Id, edge.Node.Author.Id);
        writer.WriteString(Username, edge.Node.Author.Username);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal sealed record Answer(AnswerData Data);

    internal sealed record AnswerData(FeedConnection Feed);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Answer))]
    internal sealed partial class AnswerContext : JsonSerializerContext;
}
