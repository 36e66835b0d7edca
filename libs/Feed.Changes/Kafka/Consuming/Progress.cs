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
    MarkKeeper group,
    string generation,
    long epoch,
    Action<TopicPartitionOffset> store,
    TimeProvider time) : IDisposable
{
    private const int AtOnce = 8;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentQueue<(Partition Partition, long Offset, long At)> _written = new();

    /// <summary>Writes the marks of partitions that went on, and stores the offsets that are durable.</summary>
    /// <exception cref="StoreLostException">The store may have lost what it answered.</exception>
    public async Task TickAsync(IReadOnlyCollection<Partition> partitions, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            foreach (var some in partitions.Where(p => p.Applied > p.Marked).Chunk(AtOnce))
                await Task.WhenAll(some.Select(p => WriteAsync(p, cancellationToken)));
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
        try
        {
            await CheckLifeAsync(cancellationToken);
            await group.CheckAsync(cancellationToken);
            foreach (var partition in partitions) await partition.Keeper.CheckAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Unavailable.Is(projection, e))
        {
            // Nothing is known of the store now.
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task CheckLifeAsync(CancellationToken cancellationToken)
    {
        var current = await marks.GenerationAsync(cancellationToken);
        if (!string.Equals(current, generation, StringComparison.Ordinal))
            throw new StoreLostException($"it restarted ({generation} became {current})");
    }

    private async Task WriteAsync(Partition partition, CancellationToken cancellationToken)
    {
        var applied = partition.Applied;
        await partition.Keeper.WriteAsync(new ChangePosition(epoch, (ulong)applied, 0, 0), cancellationToken);
        partition.Marked = applied;
        _written.Enqueue((partition, applied, time.GetTimestamp()));
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        if (!_written.TryPeek(out var oldest) || !IsDurable(oldest.At, now)) return;
        await CheckLifeAsync(cancellationToken);
        while (_written.TryPeek(out var next) && IsDurable(next.At, now) && _written.TryDequeue(out next))
            store(new TopicPartitionOffset(next.Partition.Id, next.Offset));
    }

    private bool IsDurable(long writtenAt, long now) => time.GetElapsedTime(writtenAt, now) >= marks.DurableAfter;
}
