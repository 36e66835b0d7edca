namespace GraphQL.Engine.Http;

/// <summary>Accepts every connection, as whoever the HTTP request was signed in.</summary>
internal sealed class DefaultSocketSessionInterceptor : ISocketSessionInterceptor
{
    public ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ConnectionStatus.Accept());
}
