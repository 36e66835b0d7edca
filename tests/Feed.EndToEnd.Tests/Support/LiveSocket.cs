using System.Net.WebSockets;
using System.Text.Json;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>A client of graphql-transport-ws with one subscription.</summary>
internal sealed class LiveSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly ClientWebSocket _socket = new();

    private LiveSocket() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    public static async Task<LiveSocket> OpenAsync(string graphql, string token, CancellationToken cancellationToken)
    {
        var live = new LiveSocket();
        await live._socket.ConnectAsync(new UriBuilder(graphql) { Scheme = "ws" }.Uri, cancellationToken);
        await live.SendAsync(new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } }, cancellationToken);
        Assert.Equal("connection_ack", (await live.ReadAsync(cancellationToken)).GetProperty("type").GetString());
        return live;
    }

    public Task SubscribeAsync(string query, object variables, CancellationToken cancellationToken) =>
        SendAsync(new { id = "1", type = "subscribe", payload = new { query, variables } }, cancellationToken);

    /// <summary>The payload of the next event.</summary>
    public async Task<JsonElement> EventAsync(CancellationToken cancellationToken)
    {
        var message = await ReadAsync(cancellationToken);
        Assert.True(message.GetProperty("type").GetString() == "next", message.ToString());
        return message.GetProperty("payload");
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(object message, CancellationToken cancellationToken) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16_384];
        var read = await _socket.ReceiveAsync(buffer, cancellationToken).WaitAsync(Patience, cancellationToken);
        Assert.True(read.MessageType == WebSocketMessageType.Text, _socket.CloseStatusDescription);
        return JsonDocument.Parse(buffer.AsMemory(0, read.Count)).RootElement.Clone();
    }
}
