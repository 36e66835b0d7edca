using System.Globalization;
using System.Net.WebSockets;

namespace GraphQL.Engine.Tests.Live;

/// <summary>How connections begin, what is allowed on them, and how they end.</summary>
public sealed class SocketProtocolTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Endless = """{"id":"1","type":"subscribe","payload":{"query":"subscription { announced }"}}""";

    [Theory]
    [InlineData(4400, "not json")]
    [InlineData(4400, "[]")]
    [InlineData(4400, """{"type":5}""")]
    [InlineData(4400, """{"type":"nope"}""")]
    [InlineData(4400, """{"type":"connection_init","payload":5}""")]
    [InlineData(4401, Endless)]
    [InlineData(4429, Init, Init)]
    [InlineData(4409, Init, Endless, Endless)]
    [InlineData(4400, Init, """{"type":"subscribe","payload":{"query":"{ hello }"}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1"}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}""")]
    [InlineData(4403, """{"type":"connection_init","payload":{"token":"wrong"}}""")]
    public async Task Message_out_of_order_or_shape_closes_the_connection(int code, params string[] messages)
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync(init: false);

        foreach (var message in messages)
        {
            await wire.SendAsync(message);
        }

        Assert.Equal(code, await wire.CloseCodeAsync());
    }

    [Fact]
    public async Task Binary_message_closes_the_connection()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();
        await wire.SendAsync(Init, WebSocketMessageType.Binary);
        Assert.Equal(4400, await wire.CloseCodeAsync());
    }

    [Fact]
    public async Task Connection_without_the_subprotocol_is_closed()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync(protocol: null, init: false);
        Assert.Equal(4406, await wire.CloseCodeAsync());
    }

    [Fact]
    public async Task Connection_that_is_not_initialised_in_time_is_closed()
    {
        await using var server = await LiveServer.StartAsync(o => o.Sockets.ConnectionInitializationTimeout = TimeSpan.FromMilliseconds(50));
        await using var wire = await server.ConnectAsync(init: false);
        Assert.Equal(4408, await wire.CloseCodeAsync());
    }

    [Fact]
    public async Task Message_larger_than_allowed_closes_the_connection()
    {
        await using var server = await LiveServer.StartAsync(o => o.Sockets.MaxMessageSize = 5_000);
        await using var wire = await server.ConnectAsync();
        await wire.SubscribeAsync("a", $"{{ hello(name: \"{new string('x', 4_000)}\") }}");
        Assert.Contains("xxx", await wire.ReadAsync(), StringComparison.Ordinal);
        await wire.ReadAsync();

        await wire.SubscribeAsync("b", $"{{ hello(name: \"{new string('x', 6_000)}\") }}");

        Assert.Equal(1009, await wire.CloseCodeAsync());
    }

    [Fact]
    public async Task Operations_beyond_the_limit_are_refused_until_one_ends()
    {
        await using var server = await LiveServer.StartAsync(o => o.Sockets.MaxOperationsPerConnection = 2);
        await using var wire = await server.ConnectAsync();
        await wire.SubscribeAsync("1", "subscription { announced }");
        await wire.SubscribeAsync("2", "subscription { announced }");

        await wire.SubscribeAsync("3", "{ hello }");
        Assert.Contains("TOO_MANY_OPERATIONS", await wire.ReadAsync(), StringComparison.Ordinal);
        await wire.SendAsync("""{"type":"complete","id":"1"}""");
        await wire.SubscribeAsync("3", "{ hello }");

        Assert.Contains("Hello you", await wire.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_refused_until_one_ends()
    {
        await using var server = await LiveServer.StartAsync(o => o.Sockets.MaxConnections = 1);
        await using var first = await server.ConnectAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => server.ConnectAsync());
        await first.DisposeAsync();

        await TryUntilAsync(async () => await (await server.ConnectAsync()).DisposeAsync());
    }

    [Fact]
    public async Task Token_of_the_first_message_signs_in_and_the_server_may_answer_it()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync(init: false);

        await wire.SendAsync("""{"type":"connection_init","payload":{"token":"ada"}}""");
        Assert.Equal("""{"type":"connection_ack","payload":{"hello":"ada"}}""", await wire.ReadAsync());
        await wire.SubscribeAsync("1", "{ userName }");

        Assert.Contains("\"userName\":\"ada\"", await wire.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_ends_with_its_token()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync(init: false);
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        await wire.SendAsync($$$"""{"type":"connection_init","payload":{"token":"ada:{{{soon}}}"}}""");

        Assert.Equal(4403, await wire.CloseCodeAsync());
        Assert.Equal("The access token has expired", wire.Socket.CloseStatusDescription);
    }

    [Fact]
    public async Task Server_that_stops_says_so_and_waits_for_nobody()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();
        await wire.SendAsync(Endless);
        await wire.SubscribeAsync("2", "{ slow }");

        var stopping = server.StopAsync();

        Assert.Equal(1001, await wire.CloseCodeAsync());
        await stopping;
    }

    [Fact]
    public async Task Client_that_closes_is_answered_and_its_operations_end()
    {
        await using var server = await LiveServer.StartAsync();
        await using var wire = await server.ConnectAsync();
        await wire.SubscribeAsync("2", "{ slow }");

        await wire.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketState.Closed, wire.Socket.State);
        await server.StopAsync();
    }

    private static async Task TryUntilAsync(Func<Task> attempt)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await attempt();
                return;
            }
            catch (WebSocketException) when (i < 200)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
