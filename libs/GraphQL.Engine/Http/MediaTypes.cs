using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphQL.Engine.Http;

/// <summary>Media types of GraphQL over HTTP and the choice between them.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Response = "application/graphql-response+json";
    public const string Html = "text/html";
    public const string EventStream = "text/event-stream";

    /// <summary>
    /// What to answer: the offered type that Accept prefers, the earlier one where it has no preference. No Accept means JSON, and so do
    /// ranges,
    /// because clients that send them were written when there was only JSON.
    /// </summary>
    /// <returns>Null when nothing is acceptable.</returns>
    public static string? Negotiate(StringValues accept, bool offerHtml, bool offerStream)
    {
        if (StringValues.IsNullOrEmpty(accept) || accept.Count == 1 && accept[0]!.Trim().Length == 0)
        {
            return Json;
        }
        if (accept.Count == 1 && accept[0] is Json or Response or "*/*")
        {
            // What most clients send, without taking it apart.
            return accept[0] == Response ? Response : Json;
        }
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return null;
        }
        return ranges.Where(r => r.Quality is null or > 0 && IsUtf8(r))
            .OrderByDescending(r => r.Quality ?? 1)
            .Select(r => Match(r, offerHtml, offerStream))
            .FirstOrDefault(type => type is not null);
    }

    /// <summary>Whether a request's body is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType) => contentType is Json or "application/json; charset=utf-8"
        || MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && IsUtf8(type);

    private static string? Match(MediaTypeHeaderValue range, bool offerHtml, bool offerStream) => range.MediaType.Value?.ToLowerInvariant() switch
    {
        Json or "*/*" or "application/*" => Json,
        Response => Response,
        Html when offerHtml => Html,
        EventStream when offerStream => EventStream,
        _ => null,
    };

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);
}
