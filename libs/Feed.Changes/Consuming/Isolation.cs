using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>
/// Applies a batch, and when it fails halves it until what fails stands alone, so that one change does not keep the others from being applied:
/// of a thousand changes, one bad one costs about twenty attempts.
/// </summary>
internal sealed class Isolation(string group, IProjection projection, Patience patience, ILogger logger)
{
    /// <summary>Tries every change whose key has not failed. An outage of the store is waited for.</summary>
    public async Task<IsolationResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        var result = new IsolationResult();
        if (batch.Changes.Count > 0) await ApplyAsync(batch, result, isWhole: true, cancellationToken);
        return result;
    }

    private async Task ApplyAsync(ChangeBatch batch, IsolationResult result, bool isWhole, CancellationToken cancellationToken)
    {
        var changes = result.Admit(batch.Changes);
        if (changes.Count == 0) return;
        if (await TryAsync(batch with { Changes = changes }, cancellationToken) is not { } error) return;
        if (changes.Count == 1)
        {
            result.Add(changes[0], error);
            return;
        }

        if (isWhole) Log.BatchFailed(logger, error, group, changes.Count);
        var half = changes.Count / 2;
        await ApplyAsync(batch with { Changes = [.. changes.Take(half)] }, result, isWhole: false, cancellationToken);
        await ApplyAsync(batch with { Changes = [.. changes.Skip(half)] }, result, isWhole: false, cancellationToken);
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
}
