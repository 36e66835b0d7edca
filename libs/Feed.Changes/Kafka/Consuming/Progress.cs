using System.Collections.Concurrent;
using Confluent.Kafka;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>
/// Writes the store's mark of each partition, and lets Kafka have an offset once the store has certainly kept what it stands for. Order matters: a
/// mark is written after the data it speaks of, and an offset is committed after the mark, so a mark behind the offset proves lost data.
/// </summary>
internal sealed class Progress(
    IProjection projection,
    IProjectionMarks marks,
    PartitionMarks partitionMarks,
    StoreLife life,
    long epoch,
    Action<TopicPartitionOffset> store,
    TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentQueue<(Partition Partition, long Offset, long At)> _written = new();

    /// <summary>Writes the marks of partitions that went on or have none yet, and stores the offsets that are durable.</summary>
    /// <exception cref="StoreLostException">The store may have lost what it answered.</exception>
    public async Task TickAsync(IReadOnlyCollection<Partition> partitions, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await WriteAsync(partitions, cancellationToken);
            await StoreAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Unavailable.Is(projection, e))
        {
            // Nothing is known of the store now, so nothing is committed; applying says so in the log.
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Looks, while nothing is applied, whether the store still lives the life in which the session began and has all its marks.</summary>
    /// <exception cref="StoreLostException">It does not.</exception>
    public async Task CheckAsync(IReadOnlyCollection<Partition> partitions, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await life.CheckAsync(cancellationToken);
            await partitionMarks.CheckAsync(partitions, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Unavailable.Is(projection, e))
        {
            // Nothing is known of the store now.
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task WriteAsync(IReadOnlyCollection<Partition> partitions, CancellationToken cancellationToken)
    {
        var reached = partitions.Select(p => (Partition: p, p.Applied)).Where(r => r.Applied > r.Partition.Marked || r.Partition.Mark is null).ToList();
        await partitionMarks.WriteAsync(reached.ToDictionary(r => r.Partition, r => new ChangePosition(epoch, (ulong)r.Applied, 0, 0)), cancellationToken);
        foreach (var (partition, applied) in reached)
        {
            partition.Marked = applied;
            _written.Enqueue((partition, applied, time.GetTimestamp()));
        }
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        if (!_written.TryPeek(out var oldest) || !IsDurable(oldest.At, now)) return;
        await life.CheckAsync(cancellationToken);
        while (_written.TryPeek(out var next) && IsDurable(next.At, now) && _written.TryDequeue(out next))
            store(new TopicPartitionOffset(next.Partition.Id, next.Offset));
    }

    private bool IsDurable(long writtenAt, long now) => time.GetElapsedTime(writtenAt, now) >= marks.DurableAfter;
}
