using Confluent.Kafka;

namespace Feed.Changes.Kafka;

/// <summary>A topic as the brokers know it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Another one when it was deleted and made again.</param>
/// <param name="PartitionCount">Its partitions.</param>
internal sealed record TopicState(string Name, string Id, int PartitionCount)
{
    public IEnumerable<TopicPartition> Partitions => Enumerable.Range(0, PartitionCount).Select(p => new TopicPartition(Name, p));
}
