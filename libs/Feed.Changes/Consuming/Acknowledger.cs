using System.Collections.Concurrent;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// Acknowledges to the source what the store has certainly kept: applied longer ago than the store can lose, in a life of the store that
/// has not ended since. Also notices a new life while nothing is applied.
/// </summary>
internal sealed class Acknowledger(
    IProjection projection,
    IProjectionMarks marks,
    MarkKeeper keeper,
    IChangeSession session,
    StoreLife life,
    ChangeStreamOptions options,
    TimeProvider time)
{
    private readonly ConcurrentQueue<(ChangePosition Mark, long At)> _applied = new();
    private long _checkedAt = time.GetTimestamp();

    /// <summary>Notes that the store has answered everything up to a mark, and the mark.</summary>
    public void Applied(ChangePosition mark) => _applied.Enqueue((mark, time.GetTimestamp()));

    /// <summary>Acknowledges what has become durable.</summary>
    /// <exception cref="StoreLostException">The store may have lost what it answered.</exception>
    public async Task TickAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetTimestamp();
            if (_applied.TryPeek(out var oldest) && IsDurable(oldest.At, now)) await AcknowledgeAsync(now, cancellationToken);
            else if (time.GetElapsedTime(_checkedAt, now) >= options.IdleInterval) await CheckAsync(now, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && projection.IsUnavailable(e))
        {
            // Nothing is known of the store now, so nothing is acknowledged; applying says so in the log.
        }
    }

    private async Task AcknowledgeAsync(long now, CancellationToken cancellationToken)
    {
        await life.CheckAsync(cancellationToken);
        ChangePosition? durable = null;
        while (_applied.TryPeek(out var next) && IsDurable(next.At, now) && _applied.TryDequeue(out next)) durable = next.Mark;
        if (durable is { } mark) await session.AcknowledgeAsync(mark, cancellationToken);
    }

    private async Task CheckAsync(long now, CancellationToken cancellationToken)
    {
        _checkedAt = now;
        await life.CheckAsync(cancellationToken);
        await keeper.CheckAsync(cancellationToken);
    }

    private bool IsDurable(long appliedAt, long now) => time.GetElapsedTime(appliedAt, now) >= marks.DurableAfter;
}
