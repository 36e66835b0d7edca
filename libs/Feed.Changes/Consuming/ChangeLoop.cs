using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// Takes what a session read and applies it: whatever has arrived while the last batch was applied becomes the next one, so that an idle
/// stream adds no delay and a busy one no overhead.
/// </summary>
internal sealed class ChangeLoop(
    IProjection projection,
    MarkKeeper keeper,
    IChangeSession session,
    BatchApplier applier,
    RetryQueue retries,
    Patience patience,
    Acknowledger acknowledger,
    ChangeTelemetry telemetry,
    ChangeStreamOptions options,
    TimeProvider time)
{
    private readonly List<Change> _batch = [];

    /// <summary>Runs until cancelled or until something fails that only a new session can mend.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true) await NextAsync(cancellationToken);
    }

    private async Task NextAsync(CancellationToken cancellationToken)
    {
        switch (await session.Items.ReadAsync(cancellationToken))
        {
            case SourceItem.Changes first:
                await LingerAsync(cancellationToken);
                await ApplyAsync(Gather(first), cancellationToken);
                break;
            case SourceItem.Progress progress:
                await AdvanceAsync(progress.Mark, cancellationToken);
                break;
            case SourceItem.EpochBegins begins:
                telemetry.Lag.SnapshotBegan(begins.Epoch);
                keeper.Forget();
                await retries.BeginEpochAsync(begins.Epoch, cancellationToken);
                await patience.RunAsync(token => projection.BeginEpochAsync(begins.Epoch, token), cancellationToken);
                break;
            case SourceItem.EpochCompletes completes:
                await patience.RunAsync(token => projection.CompleteEpochAsync(completes.Epoch, token), cancellationToken);
                await AdvanceAsync(completes.Mark, cancellationToken);
                await session.CompleteEpochAsync(completes.Epoch, cancellationToken);
                telemetry.Lag.SnapshotCompleted();
                break;
        }
    }

    private async Task LingerAsync(CancellationToken cancellationToken)
    {
        if (options.Linger > TimeSpan.Zero && session.Items.ChangeCount < options.MaxBatchChanges)
            await Task.Delay(options.Linger, time, cancellationToken);
    }

    private ChangePosition? Gather(SourceItem.Changes first)
    {
        _batch.Clear();
        _batch.AddRange(first.List);
        var mark = first.Mark;
        while (session.Items.TryRead(Fits, out var item))
        {
            var next = (SourceItem.Changes)item;
            _batch.AddRange(next.List);
            mark = next.Mark ?? mark;
        }

        return mark;
    }

    private bool Fits(SourceItem item) => item is SourceItem.Changes next && _batch.Count + next.List.Count <= options.MaxBatchChanges;

    private async Task ApplyAsync(ChangePosition? mark, CancellationToken cancellationToken)
    {
        var changes = _batch.ToArray();
        using var span = telemetry.Applying(changes);
        var visible = await session.SeeAsync(changes, cancellationToken);
        await applier.ApplyAsync(new ChangeBatch(changes, visible), cancellationToken);
        if (mark is { } reached) await AdvanceAsync(reached, cancellationToken);
        span.Applied();
    }

    private async Task AdvanceAsync(ChangePosition mark, CancellationToken cancellationToken)
    {
        // The mark is written after the data it speaks of, and the source hears of it only after the mark: so a store whose mark lies
        // behind the source's acknowledgement has lost data, and nothing else can look like that.
        if (keeper.IsPast(mark)) return;
        await patience.RunAsync(token => keeper.WriteAsync(mark, token), cancellationToken);
        acknowledger.Applied(mark);
    }
}
