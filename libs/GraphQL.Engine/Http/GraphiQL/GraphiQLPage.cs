using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine.Http;

/// <summary>The page that browsers are answered, and its files.</summary>
internal static class GraphiQLPage
{
    // Nothing from elsewhere, no script but our files. The editor sets styles on its elements.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string Template = Encoding.UTF8.GetString(GraphiQLAssets.Read("page.html"));

    public static Task WriteAsync(HttpContext context, GraphQLToolOptions options)
    {
        var path = (context.Request.PathBase + context.Request.Path).ToUriComponent().TrimEnd('/');
        // The default encoder escapes what could end the script element that holds the settings.
        var settings = JsonSerializer.Serialize(
            new { url = path, options.DefaultQuery, options.DefaultHeaders }, JsonSerializerOptions.Web);
        var page = Template
            .Replace("{title}", HtmlEncoder.Default.Encode(options.Title), StringComparison.Ordinal)
            .Replace("{ui}", HtmlEncoder.Default.Encode($"{path}/ui"), StringComparison.Ordinal)
            .Replace("{version}", GraphiQLAssets.Version, StringComparison.Ordinal)
            .Replace("{settings}", settings, StringComparison.Ordinal);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    public static async Task WriteAssetAsync(HttpContext context)
    {
        var file = context.Request.RouteValues["file"] as string ?? "";
        if (GraphiQLAssets.ContentTypeOf(file) is not { } contentType)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var compressed = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase);
        var content = GraphiQLAssets.Get(file, compressed);
        var response = context.Response;
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        response.Headers.ContentEncoding = compressed ? "br" : default;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.XContentTypeOptions = "nosniff";
        // Only under the address of this version; any other is asked again.
        response.Headers.CacheControl = context.Request.Query["v"] == GraphiQLAssets.Version ? "public, max-age=31536000, immutable"
            : "no-cache";
        await response.Body.WriteAsync(content, context.RequestAborted);
    }
}
