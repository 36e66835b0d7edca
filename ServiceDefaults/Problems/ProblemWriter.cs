using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Feed.ServiceDefaults.Problems;

/// <summary>
/// Writes every problem as <c>application/problem+json</c> with a <c>code</c> and the trace's id, whatever the caller accepts.
/// </summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        problem.Status ??= http.Response.StatusCode;
        http.Response.StatusCode = problem.Status.Value;
        problem.Type = null; // RFC 9457: about:blank, the status says it; `code` says more
        problem.Title ??= ProblemCodes.Title(problem.Status.Value);
        problem.Extensions.TryAdd("code", ProblemCodes.Default(problem.Status.Value));
        if (problem.Status == StatusCodes.Status503ServiceUnavailable && http.Response.Headers.RetryAfter.Count == 0)
            http.Response.Headers.RetryAfter = "1";
        if (Activity.Current is { } activity) problem.Extensions.TryAdd("traceId", activity.TraceId.ToHexString());
        return new ValueTask(http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", http.RequestAborted));
    }
}
