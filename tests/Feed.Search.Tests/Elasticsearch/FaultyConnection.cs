using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Feed.Search.Tests.Elasticsearch;

/// <summary>A connection to the real server on which bulk requests can be made to fail, as an overloaded node or a proxy would.</summary>
internal sealed class FaultyConnection() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<Func<Forward, Task<HttpResponseMessage>>> _faults = new();
    private readonly ConcurrentQueue<string> _bulks = new();

    /// <summary>Sends the request on to the server.</summary>
    public delegate Task<HttpResponseMessage> Forward();

    /// <summary>Bodies of the bulk requests, in their order.</summary>
    public IReadOnlyCollection<string> Bulks => _bulks;

    /// <summary>Bodies above this are answered with 413.</summary>
    public int MostBytes { get; set; } = int.MaxValue;

    /// <summary>Lets the next bulk request meet this.</summary>
    public void Next(Func<Forward, Task<HttpResponseMessage>> fault) => _faults.Enqueue(fault);

    /// <summary>Lets the next bulk request get this answer and never reach the server.</summary>
    public void Next(HttpStatusCode status, string body = "busy", TimeSpan? retryAfter = null) => Next(_ =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        if (retryAfter is { } pause) response.Headers.RetryAfter = new(pause);
        return Task.FromResult(response);
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.EndsWith("_bulk", StringComparison.Ordinal)) return await base.SendAsync(request, cancellationToken);
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        _bulks.Enqueue(body);
        if (Encoding.UTF8.GetByteCount(body) > MostBytes) return new HttpResponseMessage(HttpStatusCode.RequestEntityTooLarge) { Content = new StringContent("too large") };
        if (!_faults.TryDequeue(out var fault)) return await base.SendAsync(request, cancellationToken);
        return await fault(() => base.SendAsync(request, cancellationToken)).WaitAsync(cancellationToken);
    }
}
