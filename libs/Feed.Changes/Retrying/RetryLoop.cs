using Feed.Changes.Postgres;
using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>
/// Tries stored changes again when they are due, beside the stream: other keys go on meanwhile. A change that succeeds is followed by those that
/// waited behind it, in order; one whose last attempt failed becomes a dead letter, and its key goes on.
/// </summary>
internal sealed class RetryLoop(
    string group,
    RetryQueue queue,
    RetryTable table,
    IDeadLetters letters,
    Isolation isolation,
    Patience tablePatience,
    RetryLadder ladder,
    ChangeTelemetry telemetry,
    ChangeStreamOptions options,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>How soon a dead letter that was put back from outside is noticed.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>How long a stop waits for what is known to be written down.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private const int KeysAtOnce = 100;
    private const int LoggedLetters = 10;

    /// <summary>Runs until cancelled or until something fails that only a new session can mend.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var woken = queue.Woken;
            var pause = TimeSpan.Zero;
            await tablePatience.RunAsync(async token => pause = await NextAsync(token), cancellationToken);
            if (pause > TimeSpan.Zero) await Task.WhenAny(woken, Task.Delay(pause, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Tries what is due.</summary>
    /// <returns>How long nothing else is.</returns>
    private async Task<TimeSpan> NextAsync(CancellationToken cancellationToken)
    {
        using var page = await queue.PageAsync(cancellationToken);
        var lanes = queue.Lanes;
        var keys = await table.DueAsync([.. lanes.Select(lane => lane.Name)], KeysAtOnce, cancellationToken);
        var now = time.GetUtcNow();
        if (keys.Count == 0) return Poll;
        if (keys[0].DueAt > now) return keys[0].DueAt - now < Poll ? keys[0].DueAt - now : Poll;
        foreach (var due in keys.Where(key => key.DueAt <= now).GroupBy(key => key.Lane))
            await TryWhileOpenAsync(lanes.First(lane => lane.Name == due.Key), [.. due.DistinctBy(key => key.Key)], now, cancellationToken);
        queue.Show();
        return TimeSpan.Zero;
    }

    /// <summary>A lane may be given to another instance while its store is away, and must not wait for that.</summary>
    private async Task TryWhileOpenAsync(RetryLane lane, DueKey[] due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var attempt = await lane.AttemptAsync(cancellationToken);
        using var open = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lane.Closing);
        try
        {
            open.Token.ThrowIfCancellationRequested();
            await TryAsync(lane, due, now, open.Token);
        }
        catch (Exception) when (lane.Closing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Whoever has the lane now goes on with it.
        }
    }

    private async Task TryAsync(RetryLane lane, DueKey[] due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What may have ended the process is tried alone, so that it cannot be mistaken for its neighbours.
        var suspect = due.FirstOrDefault(key => key.IsSuspect);
        var keys = suspect.IsSuspect ? [suspect.Key] : due.Select(key => key.Key).ToArray();
        await ParkAsync(lane, keys, cancellationToken);
        var rows = await table.RowsAsync(keys, suspect.IsSuspect ? 1 : Math.Max(1, options.MaxBatchChanges / keys.Length), cancellationToken);
        var moot = rows.Where(row => row.Change.Position.Epoch < queue.Epoch).ToArray();
        if (moot.Length > 0) Log.RetriesMoot(logger, group, moot.Length, queue.Epoch);
        var ready = rows.Except(moot).GroupBy(row => row.Key).SelectMany(key => key.TakeWhile(row => row.DueAt is null || row.DueAt <= now)).ToArray();
        var verdict = ready.Length == 0 ? RetryVerdict.None
            : suspect.IsSuspect && ladder.After(ready[0].Attempts) is null ? await BuryUntriedAsync(ready[0], cancellationToken)
            : await ApplyAsync(ready, cancellationToken);
        // Not cancelled at once: what was found out would have to be found out again, and an attempt would count twice.
        using var late = new CancellationTokenSource();
        await using var farewell = cancellationToken.Register(() => late.CancelAfter(Farewell));
        using var turn = await lane.EnterAsync(late.Token);
        var remaining = await table.FinishAsync(keys, [.. verdict.Done, .. moot], verdict.Failed, time.GetUtcNow(), late.Token);
        lane.Release(keys.Except(remaining, StringComparer.Ordinal));
    }

    /// <summary>Keys that were put back from outside flow until here: from now on they wait.</summary>
    private static async Task ParkAsync(RetryLane lane, string[] keys, CancellationToken cancellationToken)
    {
        using var turn = await lane.EnterAsync(cancellationToken);
        lane.Park(keys.Where(key => !lane.Has(key)));
    }

    private async Task<RetryVerdict> ApplyAsync(StoredChange[] rows, CancellationToken cancellationToken)
    {
        var heads = rows.DistinctBy(row => row.Key).ToArray();
        var seen = await table.BeginAsync(heads, cancellationToken);
        IsolationResult result;
        try
        {
            var changes = rows.OrderBy(row => row.Change.Position).Select(row => row.Change).ToArray();
            result = await isolation.ApplyAsync(new ChangeBatch(changes, seen) { IsLate = true }, cancellationToken);
        }
        catch
        {
            await TakeBackAsync(heads);
            throw;
        }

        var verdict = RetryVerdict.Of(rows, result, ladder, time.GetUtcNow());
        if (verdict.Failed is [var first, ..])
        {
            var (change, count) = (first.Change, verdict.Failed.Count);
            Log.RetriesFailed(logger, result.ErrorOf(change)!, group, count, change.Table, change.Op, change.Position, first.Attempts);
        }

        await BuryAsync(verdict.Dead, result, cancellationToken);
        return verdict;
    }

    /// <summary>A change whose last attempt ended the process, too, is not tried once more.</summary>
    private async Task<RetryVerdict> BuryUntriedAsync(StoredChange row, CancellationToken cancellationToken)
    {
        var letter = new DeadLetter(row.Lane, row.Change, StoredChange.Unfinished, row.Attempts);
        await letters.AddAsync([letter], cancellationToken);
        telemetry.DeadLettered(1);
        Log.DeadLetterUntried(logger, group, row.Change.Table, row.Change.Op, row.Change.Position, row.Attempts);
        return new RetryVerdict([row], [], [letter]);
    }

    private async Task BuryAsync(IReadOnlyList<DeadLetter> dead, IsolationResult result, CancellationToken cancellationToken)
    {
        if (dead.Count == 0) return;
        await letters.AddAsync(dead, cancellationToken);
        telemetry.DeadLettered(dead.Count);
        foreach (var letter in dead.Take(LoggedLetters))
            Log.DeadLetter(logger, result.ErrorOf(letter.Change)!, group, letter.Change.Table, letter.Change.Op, letter.Change.Position);
        if (dead.Count > LoggedLetters) Log.MoreDeadLetters(logger, group, dead.Count - LoggedLetters);
    }

    /// <summary>An attempt that was cut off is none.</summary>
    private async Task TakeBackAsync(StoredChange[] heads)
    {
        try
        {
            using var limit = new CancellationTokenSource(Farewell, time);
            await table.FinishAsync([.. heads.Select(h => h.Key)], [], heads, time.GetUtcNow(), limit.Token);
        }
        catch (Exception e)
        {
            Log.AttemptCounted(logger, e, group);
        }
    }
}
