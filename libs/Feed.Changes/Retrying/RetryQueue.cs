using System.Collections.Concurrent;
using Feed.Changes.Postgres;
using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>
/// The changes of one session that are to be tried again. They are kept in Postgres; here are only the keys that wait for them, by lane, so that
/// a batch is checked without a query.
/// </summary>
internal sealed class RetryQueue(
    string group,
    RetryTable table,
    Isolation isolation,
    Patience tablePatience,
    RetryLadder ladder,
    ChangeTelemetry telemetry,
    ChangeStreamOptions options,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    /// <summary>After so many processes that ended at one place, what is there is no longer tried without being counted.</summary>
    private const int MostStarts = 3;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RoomPoll = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, RetryLane> _lanes = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _page = new(1, 1);
    private volatile TaskCompletionSource _woken = NewSignal();
    private long _epoch;

    /// <summary>The lanes that this instance applies now.</summary>
    public IReadOnlyCollection<RetryLane> Lanes => [.. _lanes.Values];

    /// <summary>Everything of an older epoch is moot: all rows were read anew since.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    /// <summary>Completes when something was stored that may be due.</summary>
    public Task Woken => _woken.Task;

    /// <summary>Begins to apply a lane: a slot's only one (<see cref="RetryLane.Slot"/>), or a partition that was assigned.</summary>
    /// <param name="lane">Its name.</param>
    /// <param name="place">Where it is read from; null when it is not read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<BatchApplier> OpenAsync(string lane, string? place, CancellationToken cancellationToken)
    {
        var opened = new RetryLane(lane);
        if (Epoch == 0) Interlocked.Exchange(ref _epoch, await table.EpochAsync(cancellationToken));
        opened.Set(await table.LoadAsync(lane, time.GetUtcNow(), cancellationToken));
        if (place is not null && await table.BeginLaneAsync(lane, place, cancellationToken) is var starts and > MostStarts)
        {
            opened.IsSuspect = true;
            Log.LaneSuspect(logger, group, lane, starts - 1, place);
        }

        _lanes[lane] = opened;
        Show();
        return new BatchApplier(opened, this, isolation);
    }

    /// <summary>Ends a lane that another instance applies from now on. What is being tried of it is cut off; returns when that has ended.</summary>
    public async Task CloseAsync(string lane, CancellationToken cancellationToken)
    {
        if (!_lanes.TryRemove(lane, out var closed)) return;
        await closed.CloseAsync(cancellationToken);
        Show();
    }

    /// <summary>Notes that the reading of lanes ended in order. If that fails they are read once more with care, which does no harm.</summary>
    public async Task EndAsync(params IEnumerable<string> lanes)
    {
        try
        {
            using var limit = new CancellationTokenSource(Farewell, time);
            await table.EndLanesAsync([.. lanes], limit.Token);
        }
        catch (Exception e)
        {
            Log.LanesNotEnded(logger, e, group);
        }
    }

    /// <summary>Forgets what older epochs left: a new one reads all rows anew, and an old change must not come between.</summary>
    public async Task BeginEpochAsync(long epoch, CancellationToken cancellationToken)
    {
        using var page = await PageAsync(cancellationToken);
        Interlocked.Exchange(ref _epoch, epoch);
        await tablePatience.RunAsync(token => table.ForgetBeforeAsync(epoch, token), cancellationToken);
        foreach (var lane in Lanes)
        {
            using var turn = await lane.EnterAsync(cancellationToken);
            lane.Set(await table.LoadAsync(lane.Name, time.GetUtcNow(), cancellationToken));
        }

        Show();
    }

    /// <summary>Waits for one's turn to change what is stored; whoever tries changes again has it meanwhile.</summary>
    public Task<IDisposable> PageAsync(CancellationToken cancellationToken) => Turn.WaitAsync(_page, cancellationToken);

    /// <summary>Waits while too many keys fail at once: that is no bad change but something of the whole, and memory is bounded.</summary>
    public async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        if (Keys() < options.MaxRetryingKeys) return;
        Log.TooManyRetries(logger, group, options.MaxRetryingKeys);
        while (Keys() >= options.MaxRetryingKeys) await Task.Delay(RoomPoll, time, cancellationToken);
    }

    /// <summary>Stores changes that failed, to be tried again, and those that wait behind them. In the lane's turn.</summary>
    public async Task StoreAsync(
        RetryLane lane, IReadOnlyList<(Change Change, Exception Error)> failed, IReadOnlyList<Change> waiting, CancellationToken cancellationToken)
    {
        var due = time.GetUtcNow() + ladder.After(1);
        StoredChange[] rows =
        [
            .. failed.Select(f => new StoredChange(lane.Name, f.Change, 1, due, f.Error.ToString())),
            .. waiting.Select(change => new StoredChange(lane.Name, change, 0, null, null)),
        ];
        await tablePatience.RunAsync(token => table.StoreAsync(rows, token), cancellationToken);
        lane.Park(rows.Select(r => r.Key));
        if (failed.Count == 0) return;
        Show();
        Log.ChangesFailed(logger, failed[0].Error, group, failed.Count, failed[0].Change.Table, failed[0].Change.Op, failed[0].Change.Position);
        Interlocked.Exchange(ref _woken, NewSignal()).TrySetResult();
    }

    /// <summary>Stores the changes of a suspect lane untried, the first of each key to be tried at once. In the lane's turn.</summary>
    public async Task StoreUntriedAsync(RetryLane lane, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var rows = changes.Select(change => new StoredChange(lane.Name, change, 0, null, null)).ToArray();
        await tablePatience.RunAsync(token => table.StoreAsync(rows, token), cancellationToken);
        await tablePatience.RunAsync(async token => lane.Set(await table.LoadAsync(lane.Name, time.GetUtcNow(), token)), cancellationToken);
        lane.IsSuspect = false;
        Show();
        Interlocked.Exchange(ref _woken, NewSignal()).TrySetResult();
    }

    /// <summary>Tells the metrics how many keys wait.</summary>
    public void Show() => telemetry.RetryingKeys = Keys();

    /// <inheritdoc />
    public void Dispose()
    {
        telemetry.RetryingKeys = 0;
        _page.Dispose();
        foreach (var lane in Lanes) lane.Dispose();
    }

    private int Keys() => _lanes.Values.Sum(lane => lane.Count);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
