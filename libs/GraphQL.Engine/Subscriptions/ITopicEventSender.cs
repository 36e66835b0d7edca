namespace GraphQL.Engine;

/// <summary>Sends events to the subscribers of a topic.</summary>
public interface ITopicEventSender
{
    /// <summary>Sends an event to whoever is subscribed now.</summary>
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends the topic: its subscribers' streams complete.</summary>
    ValueTask CompleteAsync(string topicName);
}
