using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Feed.Contracts;
using Feed.Kafka;

namespace Feed.EndToEnd.Tests.Distributed;

/// <summary>What Kafka says of the tables' topics and of who reads them.</summary>
internal sealed class KafkaView : IDisposable
{
    public const string FeedBuilder = "feed-builder";
    public const string SearchIndexer = "search-indexer";

    private static readonly string[] Published = [Tables.Users, Tables.Posts, Tables.Follows, Tables.Likes, Tables.Comments, Tables.Blocks];
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(20);

    public KafkaView(string bootstrapServers)
    {
        KafkaLibrary.Require();
        Admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers }).SetLogHandler((_, _) => { }).Build();
    }

    public IAdminClient Admin { get; }

    /// <summary>How many changes the tables' topics have ever held.</summary>
    public async Task<long> WrittenAsync() => (await EndsAsync()).Values.Sum();

    /// <summary>How many of them a group has noted as applied.</summary>
    public async Task<long> AppliedAsync(string group)
    {
        var ends = await EndsAsync();
        return (await CommittedAsync(group, ends.Keys)).Sum(one => Math.Max(0, one.Offset.Value));
    }

    /// <summary>Notes for a group, of which no instance runs, that it has applied nothing.</summary>
    public async Task RewindAsync(string group)
    {
        var offsets = (await EndsAsync()).Keys.Select(partition => new TopicPartitionOffset(partition, 0)).ToList();
        await Admin.AlterConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitionOffsets(group, offsets)]);
    }

    /// <summary>How many instances of a group have partitions now.</summary>
    public async Task<int> MembersWithPartitionsAsync(string group)
    {
        var answer = await Admin.DescribeConsumerGroupsAsync([group]);
        return answer.ConsumerGroupDescriptions[0].Members.Count(member => member.Assignment.TopicPartitions.Count > 0);
    }

    public void Dispose() => Admin.Dispose();

    private async Task<IReadOnlyList<TopicPartitionOffset>> CommittedAsync(string group, IEnumerable<TopicPartition> partitions)
    {
        var answer = await Admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, [.. partitions])]);
        return [.. answer[0].Partitions.Select(one => one.TopicPartitionOffset)];
    }

    private async Task<IReadOnlyDictionary<TopicPartition, long>> EndsAsync()
    {
        var known = Admin.GetMetadata(AnswerTimeout).Topics.ToDictionary(topic => topic.Topic);
        var partitions = Published.Select(Topics.Of).Where(known.ContainsKey)
            .SelectMany(topic => known[topic].Partitions.Select(partition => new TopicPartition(topic, partition.PartitionId)));
        var ends = await Admin.ListOffsetsAsync(partitions.Select(one => new TopicPartitionOffsetSpec { TopicPartition = one, OffsetSpec = OffsetSpec.Latest() }));
        return ends.ResultInfos.ToDictionary(one => one.TopicPartitionOffsetError.TopicPartition, one => one.TopicPartitionOffsetError.Offset.Value);
    }
}
