using Feed.Changes.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>Keeps the stream of a consumer group that reads a slot going.</summary>
internal sealed class ChangeStreamWorker(
    string group,
    IChangeSource source,
    IProjection projection,
    IProjectionMarks marks,
    RetryTable table,
    IDeadLetters letters,
    ChangeTelemetry telemetry,
    ChangeStreamOptions options,
    TimeProvider time,
    ILogger<ChangeStreamWorker> logger) : BackgroundService
{
    private readonly SessionKeeper _sessions = new(group, telemetry, options, time, logger);
    private readonly Patience _patience = new(group, projection, options, time, logger);
    private readonly Patience _tablePatience = new(group, projection, options, time, logger, "the table of changes to be tried again");
    private readonly RetryLadder _ladder = new(options.RetryDelays);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _sessions.RunAsync(RunSessionAsync, stoppingToken);

    private async Task RunSessionAsync(CancellationToken stoppingToken)
    {
        await using var session = await source.OpenAsync(stoppingToken);
        var life = await StoreLife.OfAsync(marks, stoppingToken);
        var mark = await marks.ReadAsync(group, stoppingToken);
        var keeper = new MarkKeeper(group, marks, mark);
        var acknowledger = new Acknowledger(projection, marks, keeper, session, life, options, time);
        var isolation = new Isolation(group, projection, _patience, logger);
        using var queue = new RetryQueue(group, table, isolation, _tablePatience, _ladder, telemetry, options, time, logger);
        var retries = new RetryLoop(group, queue, table, letters, isolation, _tablePatience, _ladder, telemetry, options, time, logger);
        var applier = await queue.OpenAsync(RetryLane.Slot, mark?.ToString() ?? "", stoppingToken);
        var loop = new ChangeLoop(projection, keeper, session, applier, queue, _patience, acknowledger, telemetry, options, time);
        telemetry.Lag.Started(() => session.Items.ChangeCount + session.Backlog + telemetry.Lag.InHand, _patience);
        try
        {
            await FirstToEndAsync(
                stoppingToken, token => session.FillAsync(mark, token), loop.RunAsync, retries.RunAsync, token => TickAsync(session, acknowledger, token));
        }
        finally
        {
            await queue.EndAsync(RetryLane.Slot);
        }
    }

    private async Task TickAsync(IChangeSession session, Acknowledger acknowledger, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.AcknowledgeInterval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await acknowledger.TickAsync(cancellationToken);
            if (session.Items.IsFull) await session.MeasureAsync(cancellationToken);
            _sessions.GoesOn();
        }
    }

    /// <summary>Runs all parts, and when one ends ends the others, waits for them and throws what ended the first.</summary>
    private static async Task FirstToEndAsync(CancellationToken stoppingToken, params Func<CancellationToken, Task>[] parts)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var running = parts.Select(part => Task.Run(() => part(ending.Token), ending.Token)).ToArray();
        var first = await Task.WhenAny(running);
        await ending.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }
}
