using System.Net.Http.Headers;
using System.Net.WebSockets;
using Feed.Testing;

namespace Feed.GraphQL.Tests.Live;

public sealed class ConnectionTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("Bearer nonsense")]
    public async Task Token_that_is_not_ours_closes_the_connection(string token)
    {
        await using var host = new LiveHost(world);
        await using var subscriber = await host.ConnectAsync(null);
        await subscriber.SendAsync(new { type = "connection_init", payload = new { accessToken = token } });

        var buffer = new byte[100];
        var read = await subscriber.Socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketMessageType.Close, read.MessageType);
        Assert.Equal(4403, (int)subscriber.Socket.CloseStatus!.Value);
    }

    [Fact]
    public async Task Query_over_a_socket_knows_who_asks()
    {
        var user = await world.Rows.UserAsync();
        await using var host = new LiveHost(world);
        await using var subscriber = await host.ConnectAsync(user);
        await subscriber.SubscribeAsync("{ me { id } }");
        Assert.Equal($"{user}", (await subscriber.EventAsync()).Text("data.me.id"));
    }

    [Fact]
    public async Task Event_stream_carries_a_feed()
    {
        var user = await world.Rows.UserAsync();
        await using var host = new LiveHost(world);
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString($"subscription {{ feedUpdated(after: \"{await host.CursorAsync(user)}\") {{ text }} }}")}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", world.Token(user));
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await host.AnnounceAsync((await world.Rows.PostAsync(user, "streamed"), user));

        string? line = "";
        while (line is not null && !line.StartsWith("data: {", StringComparison.Ordinal))
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("\"text\":\"streamed\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribers_outlive_a_Redis_that_dies()
    {
        var user = await world.Rows.UserAsync();
        var redis = await RedisServer.StartAsync();
        await using var _ = redis;
        await using var host = new LiveHost(world, ("ConnectionStrings:redis", redis.ConnectionString), ("Feed:RedisTimeout", "00:00:00.500"));
        await using var subscriber = await host.ConnectAsync(user);
        await subscriber.SubscribeAsync("subscription($after: String) { feedUpdated(after: $after) { text } }", new { after = await host.CursorAsync(user) });
        await host.AnnounceAsync((await world.Rows.PostAsync(user, "before"), user));
        Assert.Equal("before", (await subscriber.EventAsync()).Text("data.feedUpdated.text"));

        await redis.KillAsync();
        await redis.RestartAsync();
        var post = await world.Rows.PostAsync(user, "still here");
        for (var announced = false; !announced;)
        {
            try
            {
                await host.AnnounceAsync((post, user));
                announced = true;
            }
            catch (Exception e) when (Timelines.RedisFailures.IsUnavailable(e))
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal("still here", (await subscriber.EventAsync()).Text("data.feedUpdated.text"));
    }
}
