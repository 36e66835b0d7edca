using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// Applies the batches of one lane so that, when it returns, each change is applied or durably stored to be tried again: the source may go on. What
/// fails does not keep other keys waiting; later changes of its key are stored behind it.
/// </summary>
internal sealed class BatchApplier(RetryLane lane, RetryQueue retries, Isolation isolation)
{
    private RetryLane Lane => lane;

    /// <summary>Applies or stores each change of a batch.</summary>
    public Task ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken) =>
        ApplyAsync([new LaneChanges(this, batch.Changes)], batch.VisibleIn, cancellationToken);

    /// <summary>The same for what several lanes of a session brought, as one batch: a store is asked once for all of them.</summary>
    /// <param name="parts">At least one; each lane once.</param>
    /// <param name="visible">A snapshot that sees all the changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task ApplyAsync(IReadOnlyList<LaneChanges> parts, PgSnapshot visible, CancellationToken cancellationToken)
    {
        await parts[0].Applier.WaitForRoomAsync(cancellationToken);
        var turns = new List<IDisposable>(parts.Count);
        try
        {
            // Nobody else waits for a lane while having another one, so these cannot wait for each other.
            foreach (var part in parts) turns.Add(await part.Applier.Lane.EnterAsync(cancellationToken));
            await parts[0].Applier.ApplyInTurnAsync(parts, visible, cancellationToken);
        }
        finally
        {
            turns.ForEach(turn => turn.Dispose());
        }
    }

    private Task WaitForRoomAsync(CancellationToken cancellationToken) => retries.WaitForRoomAsync(cancellationToken);

    private async Task ApplyInTurnAsync(IReadOnlyList<LaneChanges> parts, PgSnapshot visible, CancellationToken cancellationToken)
    {
        var split = parts.Select(part => (part.Applier.Lane, Changes: part.Applier.Lane.Split(part.Changes))).ToList();
        var flowing = split is [var only] ? only.Changes.Flowing : [.. split.SelectMany(part => part.Changes.Flowing)];
        var result = await isolation.ApplyAsync(new ChangeBatch(flowing, visible), cancellationToken);
        foreach (var (of, changes) in split)
        {
            var own = split.Count == 1 ? result : result.Of(changes.Flowing);
            if (own.Failed.Count == 0 && changes.Waiting.Count == 0) continue;
            if (of.IsSuspect) await retries.StoreUntriedAsync(of, changes.Waiting, cancellationToken);
            else await retries.StoreAsync(of, own.Failed, [.. changes.Waiting, .. own.Withheld], cancellationToken);
        }
    }
}
