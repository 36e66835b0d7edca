using Confluent.Kafka;

namespace Feed.Changes.Kafka;

/// <summary>The client cannot go on; another one can.</summary>
internal sealed class KafkaFatalException(Error error) : SessionEndedException($"Kafka's client failed: {error.Reason}");
