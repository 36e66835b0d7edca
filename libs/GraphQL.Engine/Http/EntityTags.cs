using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphQL.Engine.Http;

/// <summary>
/// Tags of answers to GET: a client that has the same answer is not sent it again. They are weak, because a proxy or ASP.NET may compress what
/// was tagged.
/// </summary>
internal static class EntityTags
{
    /// <summary>Tags an answer.</summary>
    /// <returns>Whether the client has it already; then the status is 304 and no body may follow.</returns>
    public static bool Apply(HttpContext context, ReadOnlySpan<byte> body)
    {
        var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 16))}\"", isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        // May be kept by the client alone, and asked for again each time.
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        context.Response.Headers.Append(HeaderNames.Vary, "Accept, Authorization");
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (!known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false)))
        {
            return false;
        }
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
