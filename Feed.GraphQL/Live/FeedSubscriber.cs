using System.Diagnostics;

namespace Feed.GraphQL.Live;

/// <summary>One subscription to a feed.</summary>
internal sealed class FeedSubscriber : IAsyncDisposable
{
    private readonly EventQueue<DeliveredPost> _queue;
    private readonly TaskCompletionSource<LogPosition> _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FeedSubscriber(long viewerId, int capacity, Action<FeedSubscriber> leave)
    {
        ViewerId = viewerId;
        _queue = new EventQueue<DeliveredPost>(capacity, () => leave(this));
    }

    public long ViewerId { get; }

    /// <summary>The position after which new posts are delivered; what stands before it in the log is the subscription's own affair.</summary>
    public Task<LogPosition> Joined => _joined.Task;

    public void Join(LogPosition position)
    {
        var first = _joined.TrySetResult(position);
        Debug.Assert(first, "A subscriber joins once.");
    }

    public bool Deliver(DeliveredPost post) => _queue.TryWrite(post);

    public IAsyncEnumerable<DeliveredPost> ReadAsync(CancellationToken cancellationToken) => _queue.ReadEventsAsync(cancellationToken);

    public ValueTask DisposeAsync() => _queue.DisposeAsync();
}
