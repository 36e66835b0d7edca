using System.Globalization;
using Feed.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace Posts.Api.Limits;

/// <summary>Answers 429 to who asks too often, before anything else is done for them.</summary>
internal sealed class RateLimiting(RequestDelegate next, RateLimits limits, IProblemDetailsService problems)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Limited>() is not { } limited) return next(context);
        context.User.TryGetUserId(out var user);
        var wait = limits.Take(limited.By, context.Connection.RemoteIpAddress?.ToString() ?? "", user);
        return wait == TimeSpan.Zero ? next(context) : RefuseAsync(context, wait);
    }

    private Task RefuseAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status429TooManyRequests,
            Detail = "Too many requests. Wait as long as Retry-After says.",
        };
        return problems.WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem }).AsTask();
    }
}
