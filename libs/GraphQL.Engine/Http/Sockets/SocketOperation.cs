namespace GraphQL.Engine.Http;

/// <summary>An operation under way on a connection.</summary>
internal sealed class SocketOperation : IDisposable
{
    private readonly CancellationTokenSource _ended;

    public SocketOperation(string id, CancellationToken connectionEnded)
    {
        Id = id;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(connectionEnded);
        Ended = _ended.Token;
    }

    public string Id { get; }

    /// <summary>Cancelled when the client or the connection ends it.</summary>
    public CancellationToken Ended { get; }

    public Task Running { get; set; } = Task.CompletedTask;

    public void Cancel()
    {
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    public void Dispose() => _ended.Dispose();
}
