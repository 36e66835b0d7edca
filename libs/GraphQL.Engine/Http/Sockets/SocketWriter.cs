using System.Net.WebSockets;
using System.Text.Json;
using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Http;

/// <summary>Writes the messages of one connection, one after the other. A message that the network does not take in time ends the connection.</summary>
internal sealed class SocketWriter(WebSocket socket, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task AckAsync(IReadOnlyDictionary<string, object?>? payload) => SendAsync(buffer =>
    {
        buffer.Write("{\"type\":\"connection_ack\""u8);
        if (payload is { Count: > 0 })
        {
            buffer.Write(",\"payload\":"u8);
            JsonValueWriter.WriteObject(buffer, payload);
        }
        buffer.WriteByte((byte)'}');
    });

    public Task PongAsync(JsonElement payload) => SendAsync(buffer =>
    {
        buffer.Write("{\"type\":\"pong\""u8);
        if (payload.ValueKind == JsonValueKind.Object)
        {
            buffer.Write(",\"payload\":"u8);
            buffer.Write(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(payload));
        }
        buffer.WriteByte((byte)'}');
    });

    /// <summary>Sends a result, unless the operation was ended in the meantime: its id may belong to another by now.</summary>
    public Task NextAsync(string id, ReadOnlyMemory<byte> payload, CancellationToken ended) =>
        SendAsync(buffer => Write(buffer, id, "next\",\"payload\":"u8, payload.Span), ended);

    public Task ErrorAsync(string id, ReadOnlyMemory<byte> errors) =>
        SendAsync(buffer => Write(buffer, id, "error\",\"payload\":"u8, errors.Span));

    public Task CompleteAsync(string id) => SendAsync(buffer => Write(buffer, id, "complete\""u8, []));

    /// <summary>Sends the close frame. Whoever cannot be told in time is cut off.</summary>
    public async Task CloseAsync(CloseReason reason)
    {
        if (reason.Code == 0 || socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            socket.Abort();
            return;
        }
        if (!await _turn.WaitAsync(timeout))
        {
            socket.Abort();
            return;
        }
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)reason.Code, reason.FrameText(), CancellationToken.None)
                .WaitAsync(timeout, time);
        }
        catch (Exception e) when (e is WebSocketException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            socket.Abort();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static void Write(ResultBuffer buffer, string id, ReadOnlySpan<byte> type, ReadOnlySpan<byte> payload)
    {
        buffer.Write("{\"id\":"u8);
        buffer.WriteString(id);
        buffer.Write(",\"type\":\""u8);
        buffer.Write(type);
        buffer.Write(payload);
        buffer.WriteByte((byte)'}');
    }

    private async Task SendAsync(Action<ResultBuffer> write, CancellationToken ended = default)
    {
        using var buffer = new ResultBuffer(512);
        write(buffer);
        await _turn.WaitAsync(ended);
        try
        {
            ended.ThrowIfCancellationRequested();
            // Not cancelled with the operation: half a message would end the connection.
            var sending = socket.SendAsync(buffer.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (!sending.IsCompletedSuccessfully)
            {
                await sending.AsTask().WaitAsync(timeout, time, CancellationToken.None);
            }
        }
        catch (TimeoutException)
        {
            socket.Abort();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}
