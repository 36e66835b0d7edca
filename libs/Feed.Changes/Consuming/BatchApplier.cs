using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// Applies the batches of one lane so that, when it returns, each change is applied or durably stored to be tried again: the source may go on. What
/// fails does not keep other keys waiting; later changes of its key are stored behind it.
/// </summary>
internal sealed class BatchApplier(RetryLane lane, RetryQueue retries, Isolation isolation)
{
    /// <summary>Applies or stores each change of a batch.</summary>
    public async Task ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        await retries.WaitForRoomAsync(cancellationToken);
        using var turn = await lane.EnterAsync(cancellationToken);
        var (flowing, waiting) = lane.Split(batch.Changes);
        var result = await isolation.ApplyAsync(batch with { Changes = flowing }, cancellationToken);
        if (result.Failed.Count == 0 && waiting.Count == 0) return;
        await retries.StoreAsync(lane, result.Failed, [.. waiting, .. result.Withheld], cancellationToken);
    }
}
