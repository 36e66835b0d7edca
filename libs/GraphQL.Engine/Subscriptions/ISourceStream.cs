namespace GraphQL.Engine;

/// <summary>The events of one subscriber. Read once; disposing it ends the subscription at its source.</summary>
/// <typeparam name="TMessage">What an event carries.</typeparam>
public interface ISourceStream<TMessage> : IAsyncDisposable
{
    /// <summary>Reads events as they come, until the source completes.</summary>
    IAsyncEnumerable<TMessage> ReadEventsAsync(CancellationToken cancellationToken = default);
}
