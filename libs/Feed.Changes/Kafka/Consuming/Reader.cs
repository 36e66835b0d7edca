using System.Threading.Channels;
using Confluent.Kafka;
using Feed.Changes.Postgres;

namespace Feed.Changes.Kafka;

/// <summary>
/// Reads what the group gives this instance, on a thread of its own, which must come by often: rebalances happen here. When too much waits to be
/// applied it stops for a moment, and if that does not help pauses its partitions, so that the brokers keep the rest.
/// </summary>
internal sealed class Reader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private const int PollMilliseconds = 100;
    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly Assignment _assignment;
    private readonly Progress _progress;
    private readonly ChannelWriter<Partition> _ready;
    private readonly Budget _budget;
    private readonly EpochRequest _request;
    private readonly long _epoch;
    private bool _isPaused;

    public Reader(
        KafkaStream stream, Assignment assignment, Func<Action<TopicPartitionOffset>, Progress> progress, ChannelWriter<Partition> ready, Budget budget,
        EpochRequest request, long epoch, Action<Error> onError)
    {
        (_assignment, _ready, _budget, _request, _epoch) = (assignment, ready, budget, request, epoch);
        _progress = progress(Store);
        _consumer = new ConsumerBuilder<byte[], byte[]>(stream.Consumer)
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, error) => onError(error))
            .SetPartitionsAssignedHandler((consumer, given) => assignment.AssignAsync(consumer, given, CancellationToken.None).GetAwaiter().GetResult())
            .SetPartitionsRevokedHandler((_, taken) => RevokeAsync([.. taken.Select(t => t.TopicPartition)], isLost: false).GetAwaiter().GetResult())
            .SetPartitionsLostHandler((_, taken) => RevokeAsync([.. taken.Select(t => t.TopicPartition)], isLost: true).GetAwaiter().GetResult())
            .Build();
        _consumer.Subscribe(stream.Topics);
    }

    /// <summary>How far the partitions got.</summary>
    public Progress Progress => _progress;

    /// <summary>Reads until cancelled or until something fails.</summary>
    /// <exception cref="NewEpochException">Kafka no longer has what comes next.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested) Next(cancellationToken);
    }

    /// <summary>Leaves the group, which gives up all partitions.</summary>
    public void Close() => _consumer.Close();

    /// <inheritdoc />
    public void Dispose()
    {
        _consumer.Dispose();
        _progress.Dispose();
    }

    private void Next(CancellationToken cancellationToken)
    {
        if (_budget.IsFull && !_isPaused && !_budget.WaitForRoom(Patience, cancellationToken))
        {
            _consumer.Pause(_consumer.Assignment);
            _isPaused = true;
        }

        if (_isPaused && _budget.WaitForRoom(TimeSpan.Zero, cancellationToken))
        {
            _consumer.Resume(_consumer.Assignment);
            _isPaused = false;
        }

        if (Consume() is not { } result || _assignment.Find(result.TopicPartition) is not { } partition) return;
        if (partition.Add(result.Offset.Value, result.Message.Key, result.Message.Value)) _ready.TryWrite(partition);
    }

    private ConsumeResult<byte[], byte[]>? Consume()
    {
        try
        {
            return _consumer.Consume(PollMilliseconds);
        }
        catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            var reason = $"Kafka no longer has what comes next ({e.Error.Reason})";
            _request.Ask(_epoch, reason);
            throw new NewEpochException(reason);
        }
    }

    private async Task RevokeAsync(List<TopicPartition> taken, bool isLost)
    {
        var ending = await _assignment.RevokeAsync(taken, isLost, CancellationToken.None);
        try
        {
            if (!isLost) await _progress.TickAsync(ending, CancellationToken.None);
        }
        finally
        {
            await _assignment.ForgetAsync(ending, CancellationToken.None);
        }
    }

    private void Store(TopicPartitionOffset offset)
    {
        try
        {
            _consumer.StoreOffset(offset);
        }
        catch (KafkaException e) when (e.Error.Code is ErrorCode.Local_State or ErrorCode.Local_UnknownPartition)
        {
            // Another instance has the partition now, and goes on from what was committed.
        }
    }
}
