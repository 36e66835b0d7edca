using System.Runtime.ExceptionServices;
using Confluent.Kafka;
using Feed.Changes.Postgres;

namespace Feed.Changes.Kafka;

/// <summary>Looks after what a session rests on: that its epoch is the newest, that its topics are still the same, and how far they go.</summary>
internal sealed class Watch(
    KafkaStream stream,
    KafkaEpoch epoch,
    KafkaEpochTable table,
    Cluster cluster,
    Assignment assignment,
    ChangeStreamOptions options,
    TimeProvider time)
{
    private long _topicsAt = time.GetTimestamp();
    private volatile Error? _fatal;

    /// <summary>Notes what librdkafka says beside its answers. Most of it mends itself.</summary>
    public void Failed(Error error)
    {
        if (error.IsFatal) _fatal = error;
    }

    /// <summary>Looks once.</summary>
    /// <exception cref="NewEpochException">Another instance has begun a newer epoch, or a topic is not the one it was.</exception>
    /// <exception cref="KafkaException">The brokers do not answer.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (_fatal is { } fatal) throw new KafkaFatalException(fatal);
        if (await table.NewestAsync(cancellationToken) is var newest && newest > epoch.Epoch)
            throw new NewEpochException($"another instance began epoch {newest}");
        var away = await MeasureAsync(cancellationToken);
        if (time.GetElapsedTime(_topicsAt) >= options.IdleInterval) await CompareTopicsAsync(canMiss: away is not null, cancellationToken);
        away?.Throw();
    }

    // A topic that was made again may be the very reason why its ends cannot be asked for, so that is thrown after the topics were compared.
    private async Task<ExceptionDispatchInfo?> MeasureAsync(CancellationToken cancellationToken)
    {
        var partitions = assignment.Partitions;
        try
        {
            var ends = await cluster.EndAsync(partitions.Select(p => p.Id), cancellationToken);
            foreach (var partition in partitions) partition.End = ends.GetValueOrDefault(partition.Id, partition.End);
            return null;
        }
        catch (KafkaException e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
    }

    // While brokers are away a topic may have no leader, which looks as if it were not there.
    private async Task CompareTopicsAsync(bool canMiss, CancellationToken cancellationToken)
    {
        _topicsAt = time.GetTimestamp();
        var topics = await cluster.TopicsAsync(stream.Topics, cancellationToken);
        foreach (var name in stream.Topics)
        {
            var found = topics.FirstOrDefault(t => t.Name == name);
            if (found?.Id != epoch.TopicIds[name] && !(found is null && canMiss))
                throw new NewEpochException($"topic {name} was deleted or made again");
        }
    }
}
