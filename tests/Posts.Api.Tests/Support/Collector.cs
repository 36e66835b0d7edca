using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Posts.Api.Tests.Support;

/// <summary>Takes OTLP over HTTP. Names and attributes are plain text inside protobuf, which is enough to look for them.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Body)> _received = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _received.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
    }

    public string Url => _app.Urls.Single();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>All that came for a signal: traces, metrics or logs.</summary>
    public string Of(string signal) => string.Concat(_received.Where(r => r.Path == $"/v1/{signal}").Select(r => r.Body));

    public async Task UntilAsync(string signal, string text, CancellationToken cancellationToken)
    {
        for (var deadline = DateTimeOffset.UtcNow.AddSeconds(60); !Of(signal).Contains(text, StringComparison.Ordinal); await Task.Delay(100, cancellationToken))
            Assert.True(DateTimeOffset.UtcNow < deadline, $"No {text} among the {signal}: {string.Concat(Of(signal).Where(char.IsAscii))}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
