using Microsoft.AspNetCore.Http.Features;

namespace Posts.Api.Http;

/// <summary>No body over 64 KiB: refused by its length when that is told, else while it is read.</summary>
internal static class BodyLimit
{
    public const int Bytes = 64 * 1024;

    public static void UseBodyLimit(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.ContentLength > Bytes)
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Bytes;
        return next(context);
    });
}
