using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphQL.Engine.Http;

/// <summary>Writes server-sent events, one after the other.</summary>
internal sealed class EventStream(HttpResponse response) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Sends the headers: the client knows that the stream is open before there is anything to tell.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        // Proxies would hold events back until a buffer is full.
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return WriteAsync(":\n\n"u8.ToArray(), cancellationToken);
    }

    public Task NextAsync(ReadOnlyMemory<byte> result, CancellationToken cancellationToken) =>
        WriteAsync("event: next\ndata: "u8, result, "\n\n"u8, cancellationToken);

    // A client ignores an event without data.
    public Task CompleteAsync(CancellationToken cancellationToken) =>
        WriteAsync("event: complete\ndata: \n\n"u8.ToArray(), cancellationToken);

    /// <summary>Sends comments now and then, so that neither side takes an idle stream for a dead one.</summary>
    public async Task KeepAliveAsync(TimeSpan interval, TimeProvider time, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                await WriteAsync(":\n\n"u8.ToArray(), ended);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The stream has ended, or nobody reads it any more, which is noticed by whoever writes the events.
        }
    }

    public void Dispose() => _turn.Dispose();

    private Task WriteAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) =>
        WriteAsync([], text, [], cancellationToken);

    private Task WriteAsync(
        ReadOnlySpan<byte> before, ReadOnlyMemory<byte> text, ReadOnlySpan<byte> after, CancellationToken cancellationToken)
    {
        var whole = new byte[before.Length + text.Length + after.Length];
        before.CopyTo(whole);
        text.Span.CopyTo(whole.AsSpan(before.Length));
        after.CopyTo(whole.AsSpan(before.Length + text.Length));
        return FlushAsync(whole, cancellationToken);
    }

    private async Task FlushAsync(byte[] text, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await response.BodyWriter.WriteAsync(text, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
