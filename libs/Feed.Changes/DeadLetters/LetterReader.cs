using Confluent.Kafka;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>Reads one group's topic of dead letters from its beginning to where it ends now.</summary>
internal sealed class LetterReader(string bootstrapServers, string group)
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Where the letters stand that were not taken away: of each key the last record, if it has a value.</summary>
    public HashSet<TopicPartitionOffset> Present(CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, TopicPartitionOffset>(StringComparer.Ordinal);
        foreach (var record in Read(cancellationToken))
        {
            if (record.Message.Value is null) last.Remove(record.Message.Key);
            else last[record.Message.Key] = record.TopicPartitionOffset;
        }

        return [.. last.Values];
    }

    /// <summary>All records.</summary>
    /// <exception cref="KafkaException">The brokers do not answer.</exception>
    public IEnumerable<ConsumeResult<string, byte[]?>> Read(CancellationToken cancellationToken)
    {
        using var consumer = Consumer();
        var topic = Topics.DeadLetters(group);
        var partitions = Partitions(topic);
        var open = partitions.Where(partition => consumer.QueryWatermarkOffsets(partition, AnswerTimeout) is var end && end.High > end.Low).ToHashSet();
        if (open.Count == 0) yield break;
        consumer.Assign(open.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        while (open.Count > 0)
        {
            var record = consumer.Consume(cancellationToken);
            if (record.IsPartitionEOF) open.Remove(record.TopicPartition);
            else yield return record;
        }
    }

    private TopicPartition[] Partitions(string topic)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        var found = admin.GetMetadata(topic, AnswerTimeout).Topics.Single();
        return [.. found.Partitions.Select(partition => new TopicPartition(topic, partition.PartitionId))];
    }

    private IConsumer<string, byte[]?> Consumer() => new ConsumerBuilder<string, byte[]?>(new ConsumerConfig
    {
        BootstrapServers = bootstrapServers, GroupId = $"feed-dead-letters-{group}", EnableAutoCommit = false, EnablePartitionEof = true,
        AutoOffsetReset = AutoOffsetReset.Earliest,
    }).SetValueDeserializer(new Bytes()).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();

    private sealed class Bytes : IDeserializer<byte[]?>
    {
        public byte[]? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : data.ToArray();
    }
}
