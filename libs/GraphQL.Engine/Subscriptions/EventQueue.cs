using System.Threading.Channels;

namespace GraphQL.Engine;

/// <summary>
/// The bounded queue between a source and one subscriber. A subscriber who reads too slowly does not hold up the source nor fill memory: when
/// the queue is full it ends, after what is in it, with an error whose code is <see cref="ErrorCodes.SlowConsumer"/>.
/// </summary>
/// <typeparam name="TMessage">What an event carries.</typeparam>
public sealed class EventQueue<TMessage> : ISourceStream<TMessage>
{
    private readonly Channel<TMessage> _events;
    private readonly Action? _onDisposed;

    /// <summary>Creates a queue.</summary>
    /// <param name="capacity">The most events that wait.</param>
    /// <param name="onDisposed">Called when the subscriber is gone.</param>
    public EventQueue(int capacity, Action? onDisposed = null)
    {
        _onDisposed = onDisposed;
        _events = Channel.CreateBounded<TMessage>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    /// <summary>Adds an event.</summary>
    /// <returns>False when the subscriber no longer gets any: it was too slow, or the queue was completed.</returns>
    public bool TryWrite(TMessage message)
    {
        if (_events.Writer.TryWrite(message))
        {
            return true;
        }
        if (_events.Writer.TryComplete(new GraphQLException(TooSlow)))
        {
            EngineTelemetry.CountCutOff();
        }
        return false;
    }

    /// <summary>Ends the stream after what is in the queue, with an error or without.</summary>
    public void Complete(Exception? error = null) => _events.Writer.TryComplete(error);

    /// <inheritdoc/>
    public IAsyncEnumerable<TMessage> ReadEventsAsync(CancellationToken cancellationToken = default) =>
        _events.Reader.ReadAllAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        _onDisposed?.Invoke();
        return ValueTask.CompletedTask;
    }

    private static Error TooSlow { get; } =
        new("Events came faster than they were read: the subscription was ended. Subscribe again.") { Code = ErrorCodes.SlowConsumer };
}
