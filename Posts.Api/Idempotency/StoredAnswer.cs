namespace Posts.Api.Idempotency;

/// <summary>The answer that a key stands for, byte by byte.</summary>
internal sealed record StoredAnswer(int Status, ReadOnlyMemory<byte> Body, bool Replayed) : IResult, IStatusCodeHttpResult
{
    public const string ReplayedHeader = "Idempotency-Replayed";

    public int? StatusCode => Status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = Status < StatusCodes.Status400BadRequest ? "application/json; charset=utf-8" : "application/problem+json";
        if (Replayed) response.Headers[ReplayedHeader] = "true";
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }
}
