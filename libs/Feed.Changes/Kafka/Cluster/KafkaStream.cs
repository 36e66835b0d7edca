using Confluent.Kafka;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Names and settings of one consumer group's stream from Kafka.</summary>
internal sealed class KafkaStream(string group, string bootstrapServers, KafkaStreamOptions options, TimeSpan linger = default)
{
    private const int FetchBytes = 8 * 1024 * 1024;
    private const int PartitionBytes = 512 * 1024;
    private const int QueuedKilobytes = 16 * 1024;
    private const int PatientFetchBytes = 256 * 1024;
    private const int LongestFetchMs = 500;

    public string Group => group;

    public string BootstrapServers => bootstrapServers;

    /// <summary>The topics of the tables, and the connector's notifications.</summary>
    public IReadOnlyList<string> Topics { get; } =
        [.. TableContract.WriteModel.Keys.Select(table => $"{options.TopicPrefix}.public.{table}"), $"{options.TopicPrefix}.notifications"];

    /// <summary>The topic whose first partition's owner has what belongs to no partition.</summary>
    public string Notifications => Topics[^1];

    public ConsumerConfig Consumer => new()
    {
        BootstrapServers = bootstrapServers,
        ClientId = $"feed-changes {group}",
        GroupId = group,
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        SessionTimeoutMs = (int)options.SessionTimeout.TotalMilliseconds,
        HeartbeatIntervalMs = (int)(options.SessionTimeout.TotalMilliseconds / 4),
        // Offsets are stored only past what the projection's store has durably; what is stored is committed once a second and at the end.
        EnableAutoOffsetStore = false,
        EnableAutoCommit = true,
        AutoCommitIntervalMs = 1_000,
        // An offset that Kafka no longer has must not be passed over.
        AutoOffsetReset = AutoOffsetReset.Error,
        ConsumeResultFields = "topic",
        AllowAutoCreateTopics = false,
        // What librdkafka holds beside our own queue.
        QueuedMaxMessagesKbytes = QueuedKilobytes,
        FetchMaxBytes = FetchBytes,
        MaxPartitionFetchBytes = PartitionBytes,
        FetchQueueBackoffMs = 20,
        // Who lingers lets the broker gather: a few answers a second instead of one for each change.
        FetchMinBytes = linger > TimeSpan.Zero ? PatientFetchBytes : 1,
        FetchWaitMaxMs = linger > TimeSpan.Zero ? (int)Math.Min(linger.TotalMilliseconds, LongestFetchMs) : LongestFetchMs,
        // Quick to be back after a broker's restart.
        ReconnectBackoffMs = 50,
        ReconnectBackoffMaxMs = 1_000,
        TopicMetadataRefreshIntervalMs = 30_000,
        SocketNagleDisable = true,
    };
}
