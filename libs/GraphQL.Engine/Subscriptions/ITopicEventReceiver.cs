namespace GraphQL.Engine;

/// <summary>Subscribes to the events of a topic.</summary>
public interface ITopicEventReceiver
{
    /// <summary>Subscribes; events sent from now on arrive. Dispose the stream to leave.</summary>
    ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default);
}
