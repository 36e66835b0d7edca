using System.Collections.Concurrent;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>How far one consumer group is behind its source, and what it is doing.</summary>
internal sealed class ChangeLag(TimeProvider time)
{
    private readonly ConcurrentDictionary<object, (int Count, long Ticks)> _applying = new(ReferenceEqualityComparer.Instance);
    private volatile Func<long>? _behind;
    private volatile Patience? _patience;
    private long _snapshotEpoch;

    /// <summary>Changes that are committed and not applied. What the source has not handed over yet may be an estimate.</summary>
    public long Changes => _behind?.Invoke() ?? 0;

    /// <summary>Changes that are being applied.</summary>
    public long InHand => _applying.Values.Sum(batch => (long)batch.Count);

    /// <summary>Seconds since the oldest change that is being applied was committed; zero when all are applied.</summary>
    public double Seconds => _applying.Values.Select(batch => batch.Ticks).DefaultIfEmpty(0).Min() is > 0 and var ticks
        ? Math.Max(0, TimeSpan.FromTicks(time.GetUtcNow().UtcTicks - ticks).TotalSeconds)
        : 0;

    /// <summary>One word for people: what the stream does now.</summary>
    public string State => Interlocked.Read(ref _snapshotEpoch) > 0 ? "snapshot"
        : _behind is null ? "waiting"
        : _patience is { IsWaiting: true } ? "paused"
        : "streaming";

    /// <summary>A session began.</summary>
    /// <param name="behind">How many changes are not applied, those in hand included.</param>
    /// <param name="patience">Tells whether the projection's store is away.</param>
    public void Started(Func<long> behind, Patience patience) => (_patience, _behind) = (patience, behind);

    public void Stopped()
    {
        _behind = null;
        SnapshotCompleted();
        _applying.Clear();
    }

    public void SnapshotBegan(long epoch) => Interlocked.Exchange(ref _snapshotEpoch, epoch);

    public void SnapshotCompleted() => Interlocked.Exchange(ref _snapshotEpoch, 0);

    /// <summary>A batch is in hand; several may be at a time.</summary>
    public void Applying(object batch, IReadOnlyList<Change> changes) => _applying[batch] = (changes.Count, changes[0].CommittedAt.UtcTicks);

    /// <summary>It no longer is.</summary>
    public void Applied(object batch) => _applying.TryRemove(batch, out _);
}
