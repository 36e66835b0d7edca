namespace GraphQL.Engine;

/// <summary>Decides about WebSocket connections. A singleton; called for many sessions at once.</summary>
public interface ISocketSessionInterceptor
{
    /// <summary>
    /// Called for <c>connection_init</c>. To sign the caller in, set the user of <see cref="ISocketSession.HttpContext"/>; when the user
    /// has a claim <c>exp</c>, the connection is closed with 4403 at that time.
    /// </summary>
    /// <param name="session">The connection.</param>
    /// <param name="connectionInitMessage">What the client sent along.</param>
    /// <param name="cancellationToken">Cancelled when the connection ends.</param>
    ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken);
}
