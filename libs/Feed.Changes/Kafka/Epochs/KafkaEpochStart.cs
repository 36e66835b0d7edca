using Confluent.Kafka;
using Feed.Changes.Postgres;
using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes.Kafka;

/// <summary>
/// Finds the epoch that a session goes on with, or begins one, while the group's other instances wait. An epoch is a snapshot of all rows taken
/// from Postgres after the end of every partition was noted: what is committed later comes after those ends, and what came before is in it.
/// </summary>
internal sealed class KafkaEpochStart(
    KafkaStream stream,
    PostgresStream database,
    ControlConnection control,
    Cluster cluster,
    IProjection projection,
    IProjectionMarks marks,
    RetryQueue retries,
    Patience patience,
    EpochRequest request,
    ChangeTelemetry telemetry,
    ChangeStreamOptions options,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Unusual = TimeSpan.FromSeconds(5);
    private readonly KafkaEpochTable _table = new(stream.Group, control);

    /// <summary>The group's mark: it says that the store has the epoch's snapshot.</summary>
    public static ChangePosition MarkOf(long epoch) => new(epoch, 0, 0, 0);

    /// <summary>Returns a complete epoch, of which the store has the group's mark.</summary>
    public async Task<KafkaEpoch> RunAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; !await _table.TryLockAsync(cancellationToken); isFirst = false)
        {
            if (isFirst) Log.AwaitingEpoch(logger, stream.Group);
            await Task.Delay(Poll, time, cancellationToken);
        }

        var topics = await TopicsAsync(cancellationToken);
        var last = await _table.LastAsync(cancellationToken);
        var server = await _table.ServerAsync(cancellationToken);
        var mark = await marks.ReadAsync(stream.Group, cancellationToken);
        var reason = request.ReasonAfter(last?.Epoch ?? 0) ?? KafkaEpochDecision.Reason(last, server, topics, mark);
        if (reason is not null)
        {
            var starts = await cluster.EndAsync(topics.SelectMany(t => t.Partitions), cancellationToken);
            var epoch = await _table.BeginAsync(server, mark?.Epoch ?? 0, reason, cancellationToken);
            Log.NewEpoch(logger, last is null ? LogLevel.Information : LogLevel.Warning, stream.Group, epoch, reason);
            await _table.DropSlotAsync(database.Slot, cancellationToken);
            await BeginAsync(epoch, topics, starts, cancellationToken);
            last = await _table.LastAsync(cancellationToken);
        }

        request.Clear();
        await _table.UnlockAsync(cancellationToken);
        return last!;
    }

    private async Task BeginAsync(
        long epoch, IReadOnlyList<TopicState> topics, Dictionary<TopicPartition, long> starts, CancellationToken cancellationToken)
    {
        telemetry.Lag.SnapshotBegan(epoch);
        await retries.BeginEpochAsync(epoch, cancellationToken);
        await patience.RunAsync(token => projection.BeginEpochAsync(epoch, token), cancellationToken);
        await AwaitRunningAsync(cancellationToken);
        if (projection.NeedsSnapshotRows) await ReadRowsAsync(epoch, cancellationToken);
        await patience.RunAsync(token => projection.CompleteEpochAsync(epoch, token), cancellationToken);
        await patience.RunAsync(token => marks.WriteAsync(stream.Group, MarkOf(epoch), token), cancellationToken);
        await _table.CompleteAsync(epoch, topics, starts, cancellationToken);
        telemetry.Lag.SnapshotCompleted();
        Log.EpochCompleted(logger, stream.Group, epoch);
    }

    private async Task ReadRowsAsync(long epoch, CancellationToken cancellationToken)
    {
        var seen = await control.RowAsync("SELECT pg_current_snapshot()::text", row => PgSnapshot.Parse(row.GetString(0)), cancellationToken);
        // Rows that fail are tried again by whoever has the notifications' partition, as the slot's lane.
        var applier = await retries.OpenAsync(RetryLane.Slot, place: null, cancellationToken);
        await new RowSnapshot(database, applier, options).RunAsync(epoch, seen!, cancellationToken);
        await retries.CloseAsync(RetryLane.Slot, cancellationToken);
    }

    /// <summary>Waits until every transaction that may stand before the noted ends is visible: all that run now have ended.</summary>
    private async Task AwaitRunningAsync(CancellationToken cancellationToken)
    {
        var xid = await _table.NextXidAsync(cancellationToken);
        var since = time.GetTimestamp();
        for (var isTold = false; await _table.OldestXidAsync(cancellationToken) <= xid;)
        {
            if (!isTold && time.GetElapsedTime(since) > Unusual)
            {
                Log.AwaitingTransactions(logger, stream.Group, xid);
                isTold = true;
            }

            await Task.Delay(Poll / 5, time, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<TopicState>> TopicsAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var topics = await cluster.TopicsAsync(stream.Topics, cancellationToken);
            var missing = stream.Topics.Except(topics.Select(t => t.Name), StringComparer.Ordinal).ToArray();
            if (missing.Length == 0) return topics;
            if (isFirst) Log.AwaitingTopics(logger, stream.Group, string.Join(", ", missing));
            await Task.Delay(Poll * 4, time, cancellationToken);
        }
    }
}
