using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>
/// Applies batches so that each change ends applied or as a dead letter. A failing change holds back what comes after it: that other keys
/// go on meanwhile is for whoever runs partitions in parallel.
/// </summary>
internal sealed class BatchApplier(
    string group,
    IProjection projection,
    IDeadLetters letters,
    Patience patience,
    RetryLadder ladder,
    ChangeTelemetry telemetry,
    TimeProvider time,
    ILogger logger)
{
    public async Task ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        var error = await TryAsync(batch, cancellationToken);
        if (error is null) return;
        if (batch.Changes.Count == 1)
        {
            await RetryAsync(batch, error, cancellationToken);
            return;
        }

        Log.BatchFailed(logger, error, group, batch.Changes.Count);
        foreach (var change in batch.Changes)
        {
            var single = new ChangeBatch([change], batch.VisibleIn);
            if (await TryAsync(single, cancellationToken) is { } guilt) await RetryAsync(single, guilt, cancellationToken);
        }
    }

    private async Task<Exception?> TryAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await patience.RunAsync(token => projection.ApplyAsync(batch, token), cancellationToken);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return e;
        }
    }

    private async Task RetryAsync(ChangeBatch single, Exception error, CancellationToken cancellationToken)
    {
        var change = single.Changes[0];
        if (await letters.ContainsAsync(change.Position, cancellationToken)) return;
        for (var latest = error; ;)
        {
            if (ladder.Failed(change.Position) is not { } pause)
            {
                await BuryAsync(change, latest, cancellationToken);
                return;
            }

            Log.ChangeFailed(logger, latest, group, change.Table, change.Op, change.Position, ladder.Attempts(change.Position), pause.TotalSeconds);
            await Task.Delay(pause, time, cancellationToken);
            if (await TryAsync(single, cancellationToken) is not { } again) break;
            latest = again;
        }

        ladder.Done(change.Position);
    }

    private async Task BuryAsync(Change change, Exception error, CancellationToken cancellationToken)
    {
        await letters.AddAsync(change, error, ladder.Attempts(change.Position), cancellationToken);
        telemetry.DeadLettered();
        Log.DeadLetter(logger, error, group, change.Table, change.Op, change.Position);
        ladder.Done(change.Position);
    }
}
