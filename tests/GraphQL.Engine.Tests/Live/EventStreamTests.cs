using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace GraphQL.Engine.Tests.Live;

/// <summary>graphql-sse in distinct connections mode.</summary>
public sealed class EventStreamTests
{
    [Theory]
    [InlineData("subscription { tick(n: 2) }", "event: next\ndata: {\"data\":{\"tick\":1}}\n\nevent: next\ndata: {\"data\":{\"tick\":2}}\n\nevent: complete\ndata: \n\n")]
    [InlineData("{ hello }", "event: next\ndata: {\"data\":{\"hello\":\"Hello you\"}}\n\nevent: complete\ndata: \n\n")]
    public async Task Operation_is_answered_as_events(string query, string events)
    {
        await using var server = await LiveServer.StartAsync();
        using var http = new HttpClient();

        using var post = await SendAsync(http, server, HttpMethod.Post, query);
        using var get = await SendAsync(http, server, HttpMethod.Get, query);

        foreach (var response in new[] { post, get })
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
            Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
            Assert.Equal($":\n\n{events}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Operation_that_cannot_start_is_answered_as_an_event()
    {
        await using var server = await LiveServer.StartAsync();
        using var http = new HttpClient();

        using var response = await SendAsync(http, server, HttpMethod.Post, "{ nope }");

        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(":\n\nevent: next\ndata: {\"errors\":[", body, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Idle_stream_shows_signs_of_life_and_ends_when_the_server_stops()
    {
        await using var server = await LiveServer.StartAsync(o => o.Sockets.KeepAliveInterval = TimeSpan.FromMilliseconds(20));
        using var http = new HttpClient();

        using var response = await SendAsync(http, server, HttpMethod.Post, "subscription { announced }");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(":", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        }
        await server.Sender.SendAsync("announced", "now", TestContext.Current.CancellationToken);
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is ":" or "")
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("event: next", line);
        await server.StopAsync();
    }

    [Fact]
    public async Task Stream_beyond_the_limit_of_connections_is_refused()
    {
        await using var server = await LiveServer.StartAsync(o => o.Sockets.MaxConnections = 1);
        using var http = new HttpClient();
        using var first = await SendAsync(http, server, HttpMethod.Post, "subscription { announced }");

        using var second = await SendAsync(http, server, HttpMethod.Post, "subscription { announced }");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/graphql-response+json", 400)]
    public async Task Subscription_without_a_stream_is_refused(string accept, int status)
    {
        await using var server = await LiveServer.StartAsync();
        using var http = new HttpClient();

        using var response = await SendAsync(http, server, HttpMethod.Post, "subscription { tick(n: 1) }", accept);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("cannot carry a subscription", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient http, LiveServer server, HttpMethod method, string query, string accept = "text/event-stream")
    {
        var path = method == HttpMethod.Get ? $"/graphql?query={Uri.EscapeDataString(query)}" : "/graphql";
        var request = new HttpRequestMessage(method, new Uri(server.Http, path));
        request.Headers.Accept.ParseAdd(accept);
        request.Content = method == HttpMethod.Get ? null : JsonContent.Create(new { query });
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
