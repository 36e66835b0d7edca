using System.Collections.Concurrent;
using Confluent.Kafka;
using Feed.Changes.Postgres;
using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes.Kafka;

/// <summary>The partitions that this instance has, as the group gives and takes them.</summary>
internal sealed class Assignment(
    KafkaStream stream,
    KafkaEpoch epoch,
    Cluster cluster,
    IProjectionMarks marks,
    RetryQueue retries,
    EpochRequest request,
    XidClock clock,
    Budget budget,
    TimeSpan drain,
    ILogger logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<TopicPartition, Partition> _partitions = new();

    /// <summary>What this instance reads now.</summary>
    public IReadOnlyCollection<Partition> Partitions => [.. _partitions.Values];

    public Partition? Find(TopicPartition id) => _partitions.GetValueOrDefault(id);

    /// <summary>Decides where to begin in partitions that this instance got.</summary>
    /// <exception cref="NewEpochException">What one of them needs is gone.</exception>
    public async Task<List<TopicPartitionOffset>> AssignAsync(IConsumer<byte[], byte[]> consumer, List<TopicPartition> given, CancellationToken cancellationToken)
    {
        var committed = consumer.Committed(given, Timeout).ToDictionary(c => c.TopicPartition, c => c.Offset);
        var first = await cluster.FirstAsync(given, cancellationToken);
        var end = await cluster.EndAsync(given, cancellationToken);
        var known = await marks.ReadAsync([.. given.Select(MarkOf)], cancellationToken);
        // One after the other: Postgres may have fewer connections than there are partitions.
        var begun = new List<Partition>(given.Count);
        foreach (var (id, mark) in given.Zip(known))
        {
            long? offset = committed[id] == Offset.Unset ? null : committed[id].Value;
            begun.Add(await BeginAsync(id, mark, offset, first[id], end[id], cancellationToken));
        }

        foreach (var partition in begun) _partitions[partition.Id] = partition;
        if (given.Any(IsFirst)) await retries.OpenAsync(RetryLane.Slot, place: null, cancellationToken);
        Log.PartitionsAssigned(logger, stream.Group, given.Count, _partitions.Count);
        return [.. begun.Select(p => new TopicPartitionOffset(p.Id, p.Applied))];
    }

    /// <summary>Ends the work on partitions that another instance gets: what is in hand is finished, what waits is given up.</summary>
    public async Task<List<Partition>> RevokeAsync(IReadOnlyCollection<TopicPartition> taken, bool isLost, CancellationToken cancellationToken)
    {
        var ending = taken.Select(Find).OfType<Partition>().ToList();
        await Task.WhenAll(ending.Select(p => p.RevokeAsync())).WaitAsync(drain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Log.PartitionsRevoked(logger, stream.Group, ending.Count, isLost);
        return ending;
    }

    /// <summary>Forgets partitions.</summary>
    public async Task ForgetAsync(IReadOnlyCollection<Partition> gone, CancellationToken cancellationToken)
    {
        foreach (var partition in gone)
        {
            _partitions.TryRemove(partition.Id, out _);
            await retries.CloseAsync(partition.Lane, cancellationToken);
            if (IsFirst(partition.Id)) await retries.CloseAsync(RetryLane.Slot, cancellationToken);
        }

        await retries.EndAsync(gone.Select(partition => partition.Lane));
    }

    private async Task<Partition> BeginAsync(
        TopicPartition id, ChangePosition? mark, long? committed, long first, long end, CancellationToken cancellationToken)
    {
        var (start, reason) = StartDecision.Of(epoch.Epoch, epoch.StartOf(id), mark, committed, first, end);
        if (reason is not null)
        {
            request.Ask(epoch.Epoch, $"{KafkaEpoch.NameOf(id)}: {reason}");
            throw new NewEpochException($"{KafkaEpoch.NameOf(id)}: {reason}");
        }

        var applier = await retries.OpenAsync(KafkaEpoch.NameOf(id), $"{epoch.Epoch}:{start}", cancellationToken);
        return new Partition(id, applier, MarkOf(id), new MessageDecoder(TableContract.WriteModel, epoch.Epoch, clock), budget, start)
        {
            Mark = mark?.Epoch == epoch.Epoch ? mark : null,
            // Whoever had it may have written its mark and lost it before Kafka got the offset: then that is done now, not with its next change.
            Marked = committed >= start ? start : start - 1,
            End = end,
        };
    }

    private bool IsFirst(TopicPartition id) => id.Topic == stream.Notifications && id.Partition == 0;

    private string MarkOf(TopicPartition id) => $"{stream.Group}.{id.Topic}.{id.Partition.Value}";
}
