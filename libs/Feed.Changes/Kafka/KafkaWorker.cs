using Feed.Changes.Postgres;
using Feed.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Feed.Changes.Kafka;

/// <summary>Keeps the stream of a consumer group that reads Kafka going.</summary>
internal sealed class KafkaWorker(
    KafkaStream stream,
    PostgresStream database,
    IProjection projection,
    IProjectionMarks marks,
    RetryTable table,
    DeadLetterTopic letters,
    ChangeTelemetry telemetry,
    KafkaStreamOptions kafka,
    ChangeStreamOptions options,
    TimeProvider time,
    ILogger<KafkaWorker> logger) : BackgroundService
{
    private readonly SessionKeeper _sessions = new(stream.Group, telemetry, options, time, logger);
    private readonly Patience _patience = new(stream.Group, projection, options, time, logger);
    private readonly Patience _tablePatience = new(stream.Group, projection, options, time, logger, "the table of changes to be tried again");
    private readonly Patience _letterPatience = new(stream.Group, projection, options, time, logger, "the topic of dead letters");
    private readonly RetryLadder _ladder = new(options.RetryDelays);
    private readonly EpochRequest _request = new();

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _sessions.RunAsync(RunSessionAsync, stoppingToken);

    private async Task RunSessionAsync(CancellationToken stoppingToken)
    {
        KafkaLibrary.Require();
        await using var control = await new Readiness(database, time, logger).WaitAsync(stoppingToken);
        using var cluster = Cluster.Open(stream);
        var life = await StoreLife.OfAsync(marks, stoppingToken);
        var isolation = new Isolation(stream.Group, projection, _patience, logger);
        using var queue = new RetryQueue(stream.Group, table, isolation, _tablePatience, _ladder, telemetry, options, time, logger);
        var retries = new RetryLoop(stream.Group, queue, table, letters, isolation, _tablePatience, _ladder, telemetry, options, time, logger);
        var start = new KafkaEpochStart(
            stream, database, control, cluster, projection, marks, queue, _patience, _request, telemetry, options, time, logger);
        var epoch = await start.RunAsync(stoppingToken);
        Log.ReadingKafka(logger, stream.Group, epoch.Epoch);

        // The store had it a moment ago: one that is emptied from now on, even before its first change, is noticed.
        var partitionMarks = new PartitionMarks(new MarkKeeper(stream.Group, marks, KafkaEpochStart.MarkOf(epoch.Epoch)), marks);
        var clock = new XidClock();
        var visibility = new Visibility(database, control, clock, time, logger);
        await visibility.LookAsync(stoppingToken);
        using var budget = new Budget(options.MaxBufferedBytes);
        var assignment = new Assignment(stream, epoch, cluster, marks, queue, _request, clock, budget, kafka.DrainTimeout, logger);
        var applier = new PartitionApplier(
            stream.Group, epoch, letters, visibility, clock, _letterPatience, _request, telemetry, options, logger);
        var watch = new Watch(stream, epoch, new KafkaEpochTable(stream.Group, control), cluster, assignment, options, time);
        using var session = new KafkaSession(
            assignment, applier, watch, retries,
            ready => new Reader(
                stream, assignment, store => new Progress(projection, marks, partitionMarks, life, epoch.Epoch, store, time), ready, budget, _request, epoch.Epoch,
                watch.Failed),
            kafka, options, time);
        telemetry.Lag.Started(() => assignment.Partitions.Sum(p => Math.Max(0, p.End - p.Applied)), _patience);
        await session.RunAsync(_sessions.GoesOn, _sessions.Waits, stoppingToken);
    }
}
