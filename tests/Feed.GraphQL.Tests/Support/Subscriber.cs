using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Feed.GraphQL.Tests.Support;

/// <summary>A client with one connection.</summary>
internal sealed class Subscriber(ClientWebSocket socket, string? token) : IAsyncDisposable
{
    private bool _initialized;

    public ClientWebSocket Socket { get; } = socket;

    public async Task SubscribeAsync(string query, object? variables = null)
    {
        await InitializeAsync();
        await SendAsync(new { id = "s", type = "subscribe", payload = new { query, variables } });
    }

    public async Task InitializeAsync()
    {
        if (_initialized)
        {
            return;
        }

        _initialized = true;
        await SendAsync(new { type = "connection_init", payload = token is null ? null : new { Authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await ReadAsync()).Text("type"));
    }

    /// <summary>The payload of the next event.</summary>
    public async Task<JsonElement> EventAsync()
    {
        var message = await ReadAsync();
        Assert.True(message.Text("type") == "next", message.ToString());
        return message.At("payload");
    }

    /// <summary>The code of the error that ends the subscription.</summary>
    public async Task<string?> ErrorAsync()
    {
        var message = await ReadAsync();
        Assert.True(message.Text("type") == "error", message.ToString());
        return message.Text("payload.0.extensions.code");
    }

    public Task SendAsync(object message) => Socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public async Task<JsonElement> ReadAsync()
    {
        var buffer = new byte[65_536];
        var read = await Socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.True(read.MessageType == WebSocketMessageType.Text, Socket.CloseStatusDescription);
        return JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count)).RootElement;
    }

    public ValueTask DisposeAsync()
    {
        Socket.Abort();
        Socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
