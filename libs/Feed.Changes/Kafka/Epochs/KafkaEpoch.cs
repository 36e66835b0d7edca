using Confluent.Kafka;

namespace Feed.Changes.Kafka;

/// <summary>An epoch of a group that reads Kafka: a row of <c>private.epochs</c>.</summary>
/// <param name="Epoch">Its number.</param>
/// <param name="SystemId">The database server's.</param>
/// <param name="Timeline">The database server's.</param>
/// <param name="IsComplete">Whether its snapshot was applied.</param>
/// <param name="TopicIds">The topics that it goes on with, by name; empty when it was of a slot.</param>
/// <param name="Starts">Where each partition's part of it begins: what stands before is in the snapshot.</param>
internal sealed record KafkaEpoch(
    long Epoch,
    string SystemId,
    int Timeline,
    bool IsComplete,
    IReadOnlyDictionary<string, string> TopicIds,
    IReadOnlyDictionary<string, long> Starts)
{
    /// <summary>Where a partition's part of the epoch begins.</summary>
    public long StartOf(TopicPartition partition) => Starts.GetValueOrDefault(NameOf(partition));

    /// <summary>A partition's name.</summary>
    public static string NameOf(TopicPartition partition) => UndecodableMessage.LaneOf(partition.Topic, partition.Partition.Value);
}
