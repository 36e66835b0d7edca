using System.Collections.Concurrent;

namespace Feed.GraphQL.Live;

/// <summary>
/// The subscribers of this process by viewer. Who comes and goes is noted from anywhere; the lists themselves are touched only by the loop that
/// delivers, so that each subscriber knows exactly from which position on it is served.
/// </summary>
internal sealed class FeedSubscribers
{
    private readonly ConcurrentQueue<(FeedSubscriber Subscriber, bool Comes)> _changes = new();
    private readonly Dictionary<long, List<FeedSubscriber>> _byViewer = [];

    public IReadOnlyCollection<long> Viewers => _byViewer.Keys;

    public void Come(FeedSubscriber subscriber) => _changes.Enqueue((subscriber, true));

    public void Leave(FeedSubscriber subscriber) => _changes.Enqueue((subscriber, false));

    /// <summary>Takes in and out who has come and gone; those who came are served from a position on.</summary>
    public void Settle(LogPosition position)
    {
        while (_changes.TryDequeue(out var change))
        {
            if (change.Comes) Add(change.Subscriber, position);
            else Remove(change.Subscriber);
        }
    }

    public void Deliver(long viewerId, DeliveredPost post)
    {
        if (!_byViewer.TryGetValue(viewerId, out var subscribers)) return;
        foreach (var slow in subscribers.Where(subscriber => !subscriber.Deliver(post)).ToArray()) Remove(slow);
    }

    private void Add(FeedSubscriber subscriber, LogPosition position)
    {
        if (!_byViewer.TryGetValue(subscriber.ViewerId, out var subscribers)) _byViewer[subscriber.ViewerId] = subscribers = [];
        subscribers.Add(subscriber);
        subscriber.Join(position);
    }

    private void Remove(FeedSubscriber subscriber)
    {
        if (!_byViewer.TryGetValue(subscriber.ViewerId, out var subscribers)) return;
        subscribers.Remove(subscriber);
        if (subscribers.Count == 0) _byViewer.Remove(subscriber.ViewerId);
    }
}
