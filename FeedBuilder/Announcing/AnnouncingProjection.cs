using Feed.Changes;

namespace FeedBuilder.Announcing;

/// <summary>Announces a batch once feeds show it: whoever is told of a post and asks for it finds it.</summary>
internal sealed class AnnouncingProjection(FeedProjection feeds, PostAnnouncer announcer) : IProjection
{
    public bool NeedsSnapshotRows => feeds.NeedsSnapshotRows;

    public Task BeginEpochAsync(long epoch, CancellationToken cancellationToken) => feeds.BeginEpochAsync(epoch, cancellationToken);

    public Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken) => feeds.CompleteEpochAsync(epoch, cancellationToken);

    public async Task ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        await feeds.ApplyAsync(batch, cancellationToken);
        await announcer.AnnounceAsync(Announcement.Of(batch.Changes), cancellationToken);
    }

    public bool IsUnavailable(Exception exception) => feeds.IsUnavailable(exception);
}
