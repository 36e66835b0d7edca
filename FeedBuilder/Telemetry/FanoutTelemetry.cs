using System.Diagnostics.Metrics;
using FeedBuilder.Planning;

namespace FeedBuilder.Telemetry;

/// <summary>Meter <c>Feed.FeedBuilder</c>.</summary>
internal sealed class FanoutTelemetry : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _visibility;
    private readonly TimeProvider _time;

    public FanoutTelemetry(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _meter = meters.Create("Feed.FeedBuilder");
        _duration = _meter.CreateHistogram<double>("feed.fanout.duration", "s", "Time to bring a batch's new posts to all feeds.");
        _deliveries = _meter.CreateCounter<long>("feed.fanout.deliveries", "{entry}", "Entries added to home feeds.");
        _visibility = _meter.CreateHistogram<double>("feed.visibility.delay", "s", "Time from a post's commit until it is in all feeds.");
    }

    /// <summary>Begins to measure the fan-out of new posts.</summary>
    public MeasuredFanout FanningOut(IReadOnlyCollection<CreatedPost> posts) => new(this, posts, _time.GetTimestamp());

    public void Dispose() => _meter.Dispose();

    internal void Delivered(long entries) => _deliveries.Add(entries);

    internal void Ended(long started) => _duration.Record(_time.GetElapsedTime(started).TotalSeconds);

    internal void Visible(DateTimeOffset committedAt) => _visibility.Record((_time.GetUtcNow() - committedAt).TotalSeconds);
}
