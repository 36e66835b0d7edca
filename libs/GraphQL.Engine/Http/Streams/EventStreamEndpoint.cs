using GraphQL.Engine.Execution;
using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine.Http;

/// <summary>
/// Answers an operation as server-sent events: the protocol graphql-sse in its distinct connections mode (github.com/enisdenjo/graphql-sse,
/// PROTOCOL.md), one request an operation.
/// </summary>
internal sealed class EventStreamEndpoint(SocketServices services, ConnectionGate gate)
{
    public async Task AnswerAsync(HttpContext context, OperationRequest request)
    {
        using var place = gate.TryEnter(services.Options.MaxConnections, "sse");
        if (place is null)
        {
            throw new BadRequestException(StatusCodes.Status503ServiceUnavailable, "There are as many connections as there may be.");
        }
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, services.Lifetime.ApplicationStopping);
        using var stream = new EventStream(context.Response);
        await stream.StartAsync(ended.Token);
        var keepAlive = stream.KeepAliveAsync(services.Options.KeepAliveInterval, services.Time, ended.Token);
        try
        {
            await WriteAsync(stream, request, context, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has left, or the server stops: the client comes again.
        }
        finally
        {
            await ended.CancelAsync();
            await keepAlive;
        }
    }

    private async Task WriteAsync(EventStream stream, OperationRequest request, HttpContext context, CancellationToken ended)
    {
        using var signedIn = CancellationTokenSource.CreateLinkedTokenSource(ended);
        await using var timer = SignIn.TimeLeft(context.User, services.Time) is not { } left ? null
            : services.Time.CreateTimer(static s => ((CancellationTokenSource)s!).Cancel(), signedIn, left, Timeout.InfiniteTimeSpan);
        try
        {
            await foreach (var result in services.Executor.StreamAsync(request, signedIn.Token))
            {
                using (result)
                {
                    await stream.NextAsync(result.Utf8Json, ended);
                }
            }
        }
        catch (OperationCanceledException) when (signedIn.IsCancellationRequested && !ended.IsCancellationRequested)
        {
            using var expired = RequestErrors.Refuse("The access token has expired: sign in again.", ErrorCodes.Unauthenticated);
            await stream.NextAsync(expired.Utf8Json, ended);
        }
        await stream.CompleteAsync(ended);
    }
}
