using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine.Http;

/// <summary>Opens WebSocket connections.</summary>
internal sealed class SocketEndpoint(SocketServices services, ConnectionGate gate)
{
    private const string Protocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        using var place = gate.TryEnter(services.Options.MaxConnections, "websocket");
        if (place is null || services.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        var speaksProtocol = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol, StringComparer.Ordinal);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = speaksProtocol ? Protocol : null,
            KeepAliveInterval = services.Options.KeepAliveInterval,
            KeepAliveTimeout = services.Options.KeepAliveTimeout,
        });
        if (!speaksProtocol)
        {
            using var writer = new SocketWriter(socket, services.Options.SendTimeout, services.Time);
            await writer.CloseAsync(CloseReason.Subprotocol);
            return;
        }
        using var session = new SocketSession(socket, context, services);
        await session.RunAsync();
    }
}
