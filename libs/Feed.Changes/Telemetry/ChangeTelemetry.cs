using System.Diagnostics;
using System.Diagnostics.Metrics;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>Spans and metrics of one consumer group, after the messaging semantic conventions (development status, 1.3x).</summary>
internal sealed class ChangeTelemetry
{
    public const string Name = "Feed.Changes";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _consumed;
    private readonly Counter<long> _deadLetters;
    private readonly TimeProvider _time;
    private long _retryingKeys;
    private long _deadLetterCount;

    /// <param name="group">The consumer group.</param>
    /// <param name="slot">The slot that it reads; null when it reads Kafka.</param>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="time">The clock.</param>
    public ChangeTelemetry(string group, string? slot, IMeterFactory meters, TimeProvider time)
    {
        Lag = new ChangeLag(time);
        _time = time;
        var tags = new TagList
        {
            new("messaging.system", slot is null ? "kafka" : "postgresql"),
            new("messaging.operation.name", "process"),
            new("messaging.operation.type", "process"),
            new("messaging.consumer.group.name", group),
        };
        if (slot is not null)
        {
            tags.Add("messaging.destination.name", Tables.Publication);
            tags.Add("messaging.destination.subscription.name", slot);
        }

        Tags = tags;
        KeyValuePair<string, object?>[] byGroup = [new("messaging.consumer.group.name", group)];
        var meter = meters.Create(Name);
        _duration = meter.CreateHistogram<double>("messaging.process.duration", "s", "Duration of applying a batch.");
        _consumed = meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Changes applied.");
        _deadLetters = meter.CreateCounter<long>("feed.changes.dead_letters", "{change}", "Changes that could not be handled.");
        meter.CreateObservableGauge(
            "feed.changes.lag", () => new Measurement<long>(Lag.Changes, byGroup), "{change}", "Changes that are committed and not applied.");
        meter.CreateObservableGauge(
            "feed.changes.retrying", () => new Measurement<long>(RetryingKeys, byGroup), "{key}", "Keys that wait for a failed change.");
        meter.CreateObservableGauge(
            "feed.changes.lag.duration", () => new Measurement<double>(Lag.Seconds, byGroup), "s", "Age of the oldest change not applied.");
    }

    /// <summary>Where the group stands.</summary>
    public ChangeLag Lag { get; }

    internal static ActivitySource Source { get; } = new(Name);

    internal TagList Tags { get; }

    /// <summary>How many keys wait for a change of theirs to be tried again.</summary>
    public long RetryingKeys
    {
        get => Interlocked.Read(ref _retryingKeys);
        set => Interlocked.Exchange(ref _retryingKeys, value);
    }

    /// <summary>Counts changes that could not be handled.</summary>
    public void DeadLettered(int count)
    {
        _deadLetters.Add(count, Tags);
        Interlocked.Add(ref _deadLetterCount, count);
    }

    /// <summary>How many changes this process could not handle.</summary>
    public long DeadLetters => Interlocked.Read(ref _deadLetterCount);

    /// <summary>Begins the span of a batch.</summary>
    public BatchSpan Applying(IReadOnlyList<Change> changes) => new(this, changes, _time.GetTimestamp());

    internal void Applied(int count, long since)
    {
        _duration.Record(_time.GetElapsedTime(since).TotalSeconds, Tags);
        _consumed.Add(count, Tags);
    }
}
