using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Feed.ServiceDefaults.Problems;

/// <summary>What no handler expected: an unreadable request, a store that is away, or a defect.</summary>
internal sealed partial class ProblemExceptionHandler(IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.RequestAborted.IsCancellationRequested) return true;
        var problem = Describe(exception);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable) LogUnavailable(exception.Message);
        else if (problem.Status >= StatusCodes.Status500InternalServerError) LogDefect(exception);
        context.Response.StatusCode = problem.Status!.Value;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem, Exception = exception });
        return true;
    }

    private static ProblemDetails Describe(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Unreadable(json),
        BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode, Detail = Detail(bad.StatusCode) },
        NpgsqlException { IsTransient: true } or TimeoutException => Unavailable(),
        // Not migrated yet.
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidCatalogName } => Unavailable(),
        NpgsqlException { InnerException: IOException or TimeoutException or System.Net.Sockets.SocketException } => Unavailable(),
        _ => new ProblemDetails { Status = StatusCodes.Status500InternalServerError },
    };

    private static string? Detail(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request could not be read.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this service takes.",
        _ => null,
    };

    private static ProblemDetails Unavailable() =>
        new() { Status = StatusCodes.Status503ServiceUnavailable, Detail = "A store is unreachable. Try again shortly." };

    private static ProblemDetails Unreadable(JsonException json)
    {
        const string detail = "The body is not the JSON that was expected.";
        var problem = new ProblemDetails { Status = StatusCodes.Status400BadRequest, Detail = detail };
        if (JsonField.Of(json) is { } field)
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [JsonField.Complaint(json)] };
        return problem;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answered 503: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure")]
    private partial void LogDefect(Exception exception);
}
