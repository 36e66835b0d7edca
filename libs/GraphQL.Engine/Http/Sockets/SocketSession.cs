using System.Net.WebSockets;
using System.Text.Json;
using GraphQL.Engine.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine.Http;

/// <summary>One connection of the protocol graphql-transport-ws, from its opening to its close.</summary>
internal sealed partial class SocketSession : ISocketSession, IDisposable
{
    // How long a client may take to answer a close frame.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly SocketServices _services;
    private readonly WebSocket _socket;
    private readonly SocketWriter _writer;
    private readonly SocketReader _reader;
    private readonly SocketOperations _operations;
    private readonly CancellationTokenSource _ended;
    private readonly TaskCompletionSource<CloseReason> _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _signInEnds;
    private bool _initialized;
    private volatile bool _acknowledged;

    public SocketSession(WebSocket socket, HttpContext http, SocketServices services)
    {
        (_socket, HttpContext, _services) = (socket, http, services);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        _writer = new SocketWriter(socket, services.Options.SendTimeout, services.Time);
        _reader = new SocketReader(socket, services.Options.MaxMessageSize);
        _operations = new SocketOperations(_ended.Token);
    }

    public HttpContext HttpContext { get; }

    public async Task RunAsync()
    {
        using var stop = _services.Lifetime.ApplicationStopping.Register(() => Close(CloseReason.ServerStops));
        await using var initialization = _services.Time.CreateTimer(
            _ => CloseUnlessAcknowledged(), null, _services.Options.ConnectionInitializationTimeout, Timeout.InfiniteTimeSpan);
        var receiving = ReceiveAllAsync();
        var reason = await _closing.Task;
        // What is under way ends too: nothing follows the close frame.
        var close = _writer.CloseAsync(reason);
        await _ended.CancelAsync();
        await close;
        await _operations.WhenAllEndedAsync();
        await HangUpAsync(receiving);
    }

    public void Dispose()
    {
        _signInEnds?.Dispose();
        _ended.Dispose();
        _writer.Dispose();
    }

    private void Close(CloseReason reason) => _closing.TrySetResult(reason);

    private void CloseUnlessAcknowledged()
    {
        if (!_acknowledged)
        {
            Close(CloseReason.InitializationTimeout);
        }
    }

    /// <summary>Reads until the client closes, also after this side has: a connection with unread bytes would be reset, and the reason lost.</summary>
    private async Task ReceiveAllAsync()
    {
        try
        {
            while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                if (await _reader.ReadAsync(HandleAsync, HttpContext.RequestAborted) is { } reason)
                {
                    Close(reason);
                }
            }
            Close(CloseReason.Gone);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or TimeoutException or ObjectDisposedException)
        {
            Close(CloseReason.Gone);
        }
        catch (Exception e)
        {
            SessionFailed(_services.Logger, e);
            Close(CloseReason.InternalError);
        }
    }

    private async Task HangUpAsync(Task receiving)
    {
        try
        {
            await receiving.WaitAsync(Farewell, _services.Time);
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            await receiving;
        }
    }

    private async ValueTask<CloseReason?> HandleAsync(ReadOnlyMemory<byte> utf8)
    {
        if (_closing.Task.IsCompleted)
        {
            return null;
        }
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(utf8);
        }
        catch (JsonException)
        {
            return CloseReason.Invalid("Invalid message: not JSON");
        }
        using (json)
        {
            return SocketMessage.Read(json.RootElement) is { } message ? await HandleAsync(message) : CloseReason.Invalid("Invalid message");
        }
    }

    private async ValueTask<CloseReason?> HandleAsync(SocketMessage message)
    {
        switch (message.Type)
        {
            case "connection_init":
                return await InitializeAsync(message.Payload);
            case "subscribe":
                return await SubscribeAsync(message.Id!, message.Payload);
            case "complete":
                _operations.Cancel(message.Id!);
                break;
            case "ping":
                await _writer.PongAsync(message.Payload);
                break;
        }
        return null;
    }

    private async ValueTask<CloseReason?> InitializeAsync(JsonElement payload)
    {
        if (_initialized)
        {
            return CloseReason.TooManyInitializations;
        }
        _initialized = true;
        var status = await _services.Interceptor.OnConnectAsync(this, new MessagePayload(payload), _ended.Token);
        if (!status.Accepted)
        {
            return CloseReason.Forbidden(status.Message);
        }
        if (SignIn.TimeLeft(HttpContext.User, _services.Time) is { } left)
        {
            _signInEnds = _services.Time.CreateTimer(_ => Close(CloseReason.TokenExpired), null, left, Timeout.InfiniteTimeSpan);
        }
        _acknowledged = true;
        await _writer.AckAsync(status.Extensions);
        return null;
    }

    private async ValueTask<CloseReason?> SubscribeAsync(string id, JsonElement payload)
    {
        if (!_acknowledged)
        {
            return CloseReason.Unauthorized;
        }
        if (_operations.Contains(id))
        {
            return CloseReason.AlreadyExists(id);
        }
        RequestParameters parameters;
        try
        {
            parameters = JsonBody.Read(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(payload));
        }
        catch (BadRequestException e)
        {
            return CloseReason.Invalid($"Invalid message: {e.Message}");
        }
        if (_operations.Count >= _services.Options.MaxOperationsPerConnection)
        {
            parameters.Dispose();
            using var refusal = RequestErrors.Refuse(
                $"This connection has {_operations.Count} operations under way, as many as it may.", ErrorCodes.TooManyOperations);
            await _writer.ErrorAsync(id, refusal.ErrorsJson);
            return null;
        }
        _operations.Start(id, operation => RunAsync(operation, parameters));
        return null;
    }

    private async Task RunAsync(SocketOperation operation, RequestParameters parameters)
    {
        using var _ = parameters;
        try
        {
            await AnswerAsync(operation, parameters);
        }
        catch (OperationCanceledException) when (operation.Ended.IsCancellationRequested)
        {
            // The client wants no more.
        }
        catch (Exception e) when (e is WebSocketException or TimeoutException or ObjectDisposedException)
        {
            Close(CloseReason.Gone);
        }
        catch (Exception e)
        {
            SessionFailed(_services.Logger, e);
            Close(CloseReason.InternalError);
        }
    }

    private async Task AnswerAsync(SocketOperation operation, RequestParameters parameters)
    {
        var request = parameters.ToOperation(HttpContext.User);
        await foreach (var result in _services.Executor.StreamAsync(request, operation.Ended))
        {
            using (result)
            {
                if (result.Outcome == ExecutionOutcome.Executed)
                {
                    await _writer.NextAsync(operation.Id, result.Utf8Json, operation.Ended);
                }
                else
                {
                    // Ends the operation: its id is free before the client reads this.
                    await (_operations.Remove(operation) ? _writer.ErrorAsync(operation.Id, result.ErrorsJson) : Task.CompletedTask);
                    return;
                }
            }
        }
        if (_operations.Remove(operation))
        {
            await _writer.CompleteAsync(operation.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL connection failed outside of its resolvers")]
    private static partial void SessionFailed(ILogger logger, Exception exception);
}
