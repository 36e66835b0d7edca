using Microsoft.AspNetCore.Http;

namespace Feed.ServiceDefaults.Http;

/// <summary>Headers for answers that are data, not pages. A page that needs more sets its own policy, which is kept.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers.TryAdd("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
