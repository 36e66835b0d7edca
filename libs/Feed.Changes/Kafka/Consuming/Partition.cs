using Confluent.Kafka;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>
/// A partition that this instance reads: its messages wait here and are applied in their order, by one after the other. Partitions are applied
/// in parallel.
/// </summary>
internal sealed class Partition(TopicPartition id, BatchApplier applier, string markName, MessageDecoder decoder, Budget budget, long start)
{
    private readonly Lock _lock = new();
    private readonly Queue<RawMessage> _waiting = new();
    private TaskCompletionSource? _idle;
    private bool _isScheduled;
    private bool _isInHand;
    private bool _isRevoked;
    private long _applied = start;
    private long _end = start;

    public TopicPartition Id => id;

    public BatchApplier Applier => applier;

    /// <summary>Under which the store keeps how far it was applied.</summary>
    public string MarkName => markName;

    /// <summary>The mark that the store has of this epoch; null when it has none yet.</summary>
    public ChangePosition? Mark { get; set; }

    /// <summary>Up to where this instance has marked it. Less than the store's mark while something is applied again.</summary>
    public long Marked { get; set; } = start;

    public MessageDecoder Decoder => decoder;

    /// <summary>The lane of its changes that are to be tried again.</summary>
    public string Lane { get; } = KafkaEpoch.NameOf(id);

    /// <summary>Everything below this offset is applied.</summary>
    public long Applied => Interlocked.Read(ref _applied);

    /// <summary>The offset that the next record will have, when the broker was last asked.</summary>
    public long End
    {
        get => Interlocked.Read(ref _end);
        set => Interlocked.Exchange(ref _end, value);
    }

    /// <summary>Messages that nobody has taken yet.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    /// <summary>Adds a message.</summary>
    /// <returns>Whether somebody has to be told to apply it.</returns>
    public bool Add(long offset, byte[]? key, byte[]? value)
    {
        lock (_lock)
        {
            if (_isRevoked) return false;
            var message = new RawMessage(id.Topic, id.Partition.Value, offset, key, value);
            budget.Take(message.Bytes);
            _waiting.Enqueue(message);
            return !_isScheduled && (_isScheduled = true);
        }
    }

    /// <summary>Takes what has arrived, within bounds; nothing when there is no room, or the partition was taken away.</summary>
    public List<RawMessage> Take(int most, long mostBytes)
    {
        lock (_lock)
        {
            var taken = new List<RawMessage>(Math.Min(most, _waiting.Count));
            for (long bytes = 0; taken.Count < most && bytes < mostBytes && _waiting.TryDequeue(out var message); bytes += message.Bytes)
                taken.Add(message);
            _isInHand = taken.Count > 0;
            return taken;
        }
    }

    /// <summary>What was taken is applied; or not, when it was given up.</summary>
    /// <returns>Whether there is more, so that it is this partition's turn again.</returns>
    public bool Done(List<RawMessage> taken, bool isApplied)
    {
        budget.Return(taken.Sum(m => m.Bytes));
        lock (_lock)
        {
            if (isApplied && taken.Count > 0) Interlocked.Exchange(ref _applied, taken[^1].Offset + 1);
            _isInHand = false;
            _idle?.TrySetResult();
            return _isScheduled = _waiting.Count > 0;
        }
    }

    /// <summary>Gives up what waits. Completes when nothing is in hand.</summary>
    public Task RevokeAsync()
    {
        lock (_lock)
        {
            _isRevoked = true;
            budget.Return(_waiting.Sum(m => m.Bytes));
            _waiting.Clear();
            if (!_isInHand) return Task.CompletedTask;
            _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }
}
