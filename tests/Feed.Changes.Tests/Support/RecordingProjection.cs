namespace Feed.Changes.Tests;

/// <summary>Records everything into a store.</summary>
public sealed class RecordingProjection(RecordingStore store) : IProjection
{
    public bool NeedsSnapshotRows => store.NeedsSnapshotRows;

    public Task BeginEpochAsync(long epoch, CancellationToken cancellationToken)
    {
        store.Add($"begin {epoch}");
        return Task.CompletedTask;
    }

    public Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken)
    {
        store.Add($"complete {epoch}");
        return Task.CompletedTask;
    }

    public async Task ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        await store.BeforeApply(batch, cancellationToken);
        store.Add(batch);
        await store.AfterApply(batch, cancellationToken);
    }

    public bool IsUnavailable(Exception exception) => exception is StoreAwayException;
}
