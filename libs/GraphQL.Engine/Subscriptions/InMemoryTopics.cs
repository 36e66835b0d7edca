using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace GraphQL.Engine.Subscriptions;

/// <summary>Topics within one process.</summary>
internal sealed class InMemoryTopics(IOptions<SubscriptionOptions> options) : ITopicEventSender, ITopicEventReceiver
{
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        if (_topics.TryGetValue(topicName, out var topic))
        {
            foreach (var queue in topic.Subscribers<TMessage>())
            {
                queue.TryWrite(message);
            }
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        if (_topics.TryRemove(topicName, out var topic))
        {
            topic.Complete();
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var topic = _topics.GetOrAdd(topicName, static _ => new Topic());
            EventQueue<TMessage> queue = null!;
            queue = new EventQueue<TMessage>(options.Value.TopicBufferCapacity, () => Leave(topicName, topic, queue));
            if (topic.TryAdd(queue, () => queue.Complete()))
            {
                return ValueTask.FromResult<ISourceStream<TMessage>>(queue);
            }
        }
    }

    private void Leave(string name, Topic topic, object queue)
    {
        if (topic.Remove(queue))
        {
            _topics.TryRemove(new KeyValuePair<string, Topic>(name, topic));
        }
    }

    /// <summary>The subscribers of one topic. Closed when the last has left or it was completed; then another takes its place.</summary>
    private sealed class Topic
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<object, Action> _queues = new(ReferenceEqualityComparer.Instance);
        private bool _closed;

        public EventQueue<TMessage>[] Subscribers<TMessage>()
        {
            lock (_gate)
            {
                return [.. _queues.Keys.OfType<EventQueue<TMessage>>()];
            }
        }

        public bool TryAdd(object queue, Action complete)
        {
            lock (_gate)
            {
                return !_closed && _queues.TryAdd(queue, complete);
            }
        }

        /// <summary>Removes a subscriber; true when it was the last.</summary>
        public bool Remove(object queue)
        {
            lock (_gate)
            {
                _queues.Remove(queue);
                return _closed = _closed || _queues.Count == 0;
            }
        }

        public void Complete()
        {
            Action[] complete;
            lock (_gate)
            {
                _closed = true;
                complete = [.. _queues.Values];
            }
            Array.ForEach(complete, action => action());
        }
    }
}
