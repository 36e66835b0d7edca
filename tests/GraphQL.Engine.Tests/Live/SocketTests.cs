using System.Net.WebSockets;

namespace GraphQL.Engine.Tests.Live;

/// <summary>graphql-transport-ws over real connections.</summary>
public sealed class SocketTests
{
    [Fact]
    public async Task Subscription_answers_every_event_and_completes()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();

        await wire.SubscribeAsync("a", "subscription Ticks($n: Int!) { tick(n: $n) }", new { n = 2 });

        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"tick":1}}}""", await wire.ReadAsync());
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"tick":2}}}""", await wire.ReadAsync());
        Assert.Equal("""{"id":"a","type":"complete"}""", await wire.ReadAsync());
    }

    [Fact]
    public async Task Query_is_answered_once_and_its_id_may_be_used_again()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();

        for (var i = 0; i < 3; i++)
        {
            await wire.SubscribeAsync("q", "{ hello }");
            Assert.Equal("""{"id":"q","type":"next","payload":{"data":{"hello":"Hello you"}}}""", await wire.ReadAsync());
            Assert.Equal("""{"id":"q","type":"complete"}""", await wire.ReadAsync());
        }
    }

    [Theory]
    [InlineData("{ nope }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription { guarded(deny: true) }", "UNAUTHENTICATED")]
    [InlineData("subscription($n: Int!) { tick(n: $n) }", "BAD_USER_INPUT")]
    public async Task Operation_that_cannot_start_is_answered_an_error_and_the_connection_stays(string query, string code)
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();

        await wire.SubscribeAsync("x", query);
        var answer = await wire.ReadAsync();
        await wire.SubscribeAsync("x", "{ hello }");

        Assert.StartsWith("""{"id":"x","type":"error","payload":[{"message":""", answer, StringComparison.Ordinal);
        Assert.Contains(code, answer, StringComparison.Ordinal);
        Assert.Contains("Hello you", await wire.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_whose_resolver_fails_is_answered_and_the_next_one_too()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();

        await wire.SubscribeAsync("a", "subscription { nullableTick(n: 2, fail: true) }");

        Assert.Contains("no 1", await wire.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("no 2", await wire.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("complete", await wire.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_that_fails_ends_the_operation_with_an_error_that_tells_nothing_of_it()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();

        await wire.SubscribeAsync("a", "subscription { failing(n: 1) }");

        Assert.Contains("\"failing\":1", await wire.ReadAsync(), StringComparison.Ordinal);
        var error = await wire.ReadAsync();
        Assert.Contains("\"type\":\"error\"", error, StringComparison.Ordinal);
        Assert.Contains("INTERNAL", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loaders_remember_nothing_of_an_earlier_event()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();

        await wire.SubscribeAsync("a", "subscription { loadedTick(n: 2) }");

        Assert.NotEqual(await wire.ReadAsync(), await wire.ReadAsync());
    }

    [Fact]
    public async Task Topic_with_an_argument_reaches_its_subscribers_only()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();
        await wire.SubscribeAsync("a", "subscription { said(room: \"x\") { text } }");
        await EchoAsync(wire);

        await server.Sender.SendAsync("room:y", new LiveSchema.Message("y", "no"), TestContext.Current.CancellationToken);
        await server.Sender.SendAsync("room:x", new LiveSchema.Message("x", "yes"), TestContext.Current.CancellationToken);
        var said = await wire.ReadAsync();
        await server.Sender.CompleteAsync("room:x");

        Assert.Contains("yes", said, StringComparison.Ordinal);
        Assert.Equal("""{"id":"a","type":"complete"}""", await wire.ReadAsync());
    }

    [Fact]
    public async Task Complete_from_the_client_ends_the_operation_and_frees_its_id()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();
        await wire.SubscribeAsync("a", "subscription { announced }");
        await EchoAsync(wire);

        await wire.SendAsync("""{"type":"complete","id":"a"}""");
        await EchoAsync(wire);
        await server.Sender.SendAsync("announced", "unheard", TestContext.Current.CancellationToken);
        await wire.SubscribeAsync("a", "{ hello }");

        Assert.Contains("Hello you", await wire.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_subscriber_gets_what_was_queued_and_is_told_that_it_was_cut_off()
    {
        // No one reads while the events are sent: the network's buffers fill, then the queue does.
        await using var server = await LiveServer.StartAsync(o => o.Sockets.SendTimeout = TimeSpan.FromMinutes(1), topicBuffer: 4);
        await using var wire = await server.ConnectAsync();
        await wire.SubscribeAsync("a", "subscription { announced }");
        await EchoAsync(wire);

        var large = new string('x', 1_000_000);
        for (var i = 0; i < 200; i++)
        {
            await server.Sender.SendAsync("announced", large, TestContext.Current.CancellationToken);
        }
        var (events, last) = (0, await wire.ReadAsync());
        while (last!.StartsWith("""{"id":"a","type":"next",""", StringComparison.Ordinal))
        {
            (events, last) = (events + 1, await wire.ReadAsync());
        }

        Assert.InRange(events, 4, 199);
        Assert.Contains("SLOW_CONSUMER", last, StringComparison.Ordinal);
        await wire.SubscribeAsync("b", "{ hello }");
        Assert.Contains("Hello you", await wire.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_that_reads_nothing_for_long_is_cut_off()
    {
        await using var server = await LiveServer.StartAsync(o => o.Sockets.SendTimeout = TimeSpan.FromMilliseconds(200));
        await using var wire = await server.ConnectAsync();
        await wire.SubscribeAsync("a", "subscription { announced }");
        await EchoAsync(wire);
        for (var i = 0; i < 60; i++)
        {
            await server.Sender.SendAsync("announced", new string('x', 1_000_000), TestContext.Current.CancellationToken);
        }

        await Poll.UntilAsync(() => server.Running == 0, TimeSpan.FromMinutes(1));
        Assert.Equal(0, server.Running);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (await wire.ReadAsync() is not null)
            {
            }
        });
        Assert.NotEqual(WebSocketState.Open, wire.Socket.State);
    }

    /// <summary>What was sent before has been handled when this returns.</summary>
    private static async Task EchoAsync(Wire wire)
    {
        await wire.SendAsync("""{"type":"ping","payload":{"echo":1}}""");
        Assert.Equal("""{"type":"pong","payload":{"echo":1}}""", await wire.ReadAsync());
    }
}
