using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace GraphQL.Engine.Tests.Live;

/// <summary>A WebSocket client that speaks in raw messages.</summary>
internal sealed class Wire(ClientWebSocket socket) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ClientWebSocket Socket { get; } = socket;

    public Task SendAsync(string text, WebSocketMessageType type = WebSocketMessageType.Text) =>
        Socket.SendAsync(Encoding.UTF8.GetBytes(text), type, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task SubscribeAsync(string id, string query, object? variables = null) =>
        SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));

    /// <summary>The next message; null when the server has closed.</summary>
    public async Task<string?> ReadAsync()
    {
        var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var read = await Socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)
                .WaitAsync(Patience, TestContext.Current.CancellationToken);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }
            text.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
            {
                return Encoding.UTF8.GetString(text.ToArray());
            }
        }
    }

    /// <summary>Reads on until the server closes, and answers its code.</summary>
    public async Task<int> CloseCodeAsync()
    {
        while (await ReadAsync() is not null)
        {
        }
        return (int)Socket.CloseStatus!.Value;
    }

    public ValueTask DisposeAsync()
    {
        Socket.Abort();
        Socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
