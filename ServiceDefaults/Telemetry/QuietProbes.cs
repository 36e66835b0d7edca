using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Feed.ServiceDefaults.Telemetry;

/// <summary>
/// Health probes come every second and would bury the traces that someone looks for: neither they nor what they call is recorded.
/// </summary>
internal sealed class QuietProbes(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (Activity.Current is { } activity && context.Request.Path.Value is "/health" or "/alive")
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // children follow their parent
        return next(context);
    }
}
