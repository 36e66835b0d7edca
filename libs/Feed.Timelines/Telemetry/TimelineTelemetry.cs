using System.Diagnostics.Metrics;

namespace Feed.Timelines;

/// <summary>Meter <c>Feed.Timelines</c>.</summary>
internal sealed class TimelineTelemetry : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _builds;
    private readonly Counter<long> _fallbacks;

    public TimelineTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create("Feed.Timelines");
        _builds = _meter.CreateHistogram<double>("feed.timeline.build.duration", "s", "Time to build a missing timeline from Postgres.");
        _fallbacks = _meter.CreateCounter<long>("feed.timeline.fallbacks", "{read}", "Reads that Postgres answered because Redis could not.");
    }

    public void Built(TimelineKind kind, TimeSpan duration) =>
        _builds.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("feed.timeline.kind", Name(kind)));

    public void FellBack(TimelineKind kind) => _fallbacks.Add(1, new KeyValuePair<string, object?>("feed.timeline.kind", Name(kind)));

    public void Dispose() => _meter.Dispose();

    private static string Name(TimelineKind kind) => kind == TimelineKind.Feed ? "feed" : "author";
}
