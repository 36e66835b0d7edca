using Feed.Contracts;

namespace Feed.Changes;

/// <summary>How far one consumer group is behind its source, and what it is doing.</summary>
internal sealed class ChangeLag(TimeProvider time)
{
    private volatile IChangeSession? _session;
    private volatile Patience? _patience;
    private long _applying;
    private long _oldestTicks;
    private long _snapshotEpoch;

    /// <summary>Changes that are committed and not applied. What the source has not handed over yet is an estimate.</summary>
    public long Changes => _session is { } session ? Interlocked.Read(ref _applying) + session.Items.ChangeCount + session.Backlog : 0;

    /// <summary>Seconds since the oldest change that is being applied was committed; zero when all are applied.</summary>
    public double Seconds => Interlocked.Read(ref _oldestTicks) is > 0 and var ticks
        ? Math.Max(0, TimeSpan.FromTicks(time.GetUtcNow().UtcTicks - ticks).TotalSeconds)
        : 0;

    /// <summary>One word for people: what the stream does now.</summary>
    public string State => _session is null ? "waiting"
        : _patience is { IsWaiting: true } ? "paused"
        : Interlocked.Read(ref _snapshotEpoch) > 0 ? "snapshot"
        : "streaming";

    public void Started(IChangeSession session, Patience patience) => (_patience, _session) = (patience, session);

    public void Stopped()
    {
        _session = null;
        SnapshotCompleted();
        Applied();
    }

    public void SnapshotBegan(long epoch) => Interlocked.Exchange(ref _snapshotEpoch, epoch);

    public void SnapshotCompleted() => Interlocked.Exchange(ref _snapshotEpoch, 0);

    public void Applying(IReadOnlyList<Change> changes)
    {
        Interlocked.Exchange(ref _applying, changes.Count);
        Interlocked.Exchange(ref _oldestTicks, changes[0].CommittedAt.UtcTicks);
    }

    public void Applied()
    {
        Interlocked.Exchange(ref _applying, 0);
        Interlocked.Exchange(ref _oldestTicks, 0);
    }
}
