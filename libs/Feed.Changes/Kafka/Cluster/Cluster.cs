using System.Collections.Concurrent;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Feed.Changes.Kafka;

/// <summary>Asks the brokers about topics and offsets.</summary>
internal sealed class Cluster(IAdminClient admin) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Task, bool> _asking = new();

    public static Cluster Open(KafkaStream stream)
    {
        var settings = new AdminClientConfig
        {
            BootstrapServers = stream.BootstrapServers, ClientId = $"feed-changes {stream.Group}", ReconnectBackoffMs = 50, ReconnectBackoffMaxMs = 1_000,
        };
        return new(new AdminClientBuilder(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build());
    }

    /// <summary>The topics that are there, each of their partitions with a leader.</summary>
    public async Task<IReadOnlyList<TopicState>> TopicsAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var topics = TopicCollection.OfTopicNames(names);
        List<TopicDescription> found;
        try
        {
            var result = await AskAsync(admin.DescribeTopicsAsync(topics, new() { RequestTimeout = Timeout }), cancellationToken);
            found = result.TopicDescriptions;
        }
        catch (DescribeTopicsException e) when (e.Results.TopicDescriptions.All(t => !t.Error.IsError || t.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            found = e.Results.TopicDescriptions;
        }

        return [.. found.Where(t => !t.Error.IsError && t.Partitions.All(p => p.Leader is { Id: >= 0 })).Select(t => new TopicState(t.Name, t.TopicId.ToString(), t.Partitions.Count))];
    }

    /// <summary>The first offset that each partition still has.</summary>
    public Task<Dictionary<TopicPartition, long>> FirstAsync(IEnumerable<TopicPartition> partitions, CancellationToken cancellationToken) =>
        OffsetsAsync(partitions, OffsetSpec.Earliest(), cancellationToken);

    /// <summary>The offset that each partition's next record will have.</summary>
    public Task<Dictionary<TopicPartition, long>> EndAsync(IEnumerable<TopicPartition> partitions, CancellationToken cancellationToken) =>
        OffsetsAsync(partitions, OffsetSpec.Latest(), cancellationToken);

    /// <summary>Frees the client when what was asked and given up has ended: librdkafka still answers it, into memory of the client.</summary>
    public void Dispose()
    {
        if (_asking.IsEmpty) admin.Dispose();
        else _ = Task.WhenAll(_asking.Keys).ContinueWith(_ => admin.Dispose(), TaskScheduler.Default);
    }

    private async Task<Dictionary<TopicPartition, long>> OffsetsAsync(
        IEnumerable<TopicPartition> partitions, OffsetSpec spec, CancellationToken cancellationToken)
    {
        var asked = partitions.Select(p => new TopicPartitionOffsetSpec { TopicPartition = p, OffsetSpec = spec }).ToList();
        if (asked.Count == 0) return [];
        var result = await AskAsync(
            admin.ListOffsetsAsync(asked, new() { RequestTimeout = Timeout, IsolationLevel = IsolationLevel.ReadCommitted }), cancellationToken);
        return result.ResultInfos.ToDictionary(r => r.TopicPartitionOffsetError.TopicPartition, r => r.TopicPartitionOffsetError.Offset.Value);
    }

    private async Task<T> AskAsync<T>(Task<T> request, CancellationToken cancellationToken)
    {
        _asking[request] = true;
        _ = request.ContinueWith(ended => _asking.TryRemove(ended, out bool _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await request.WaitAsync(cancellationToken);
    }
}
