using FeedBuilder.Planning;

namespace FeedBuilder.Telemetry;

/// <summary>One fan-out that is being measured.</summary>
internal sealed class MeasuredFanout(FanoutTelemetry telemetry, IReadOnlyCollection<CreatedPost> posts, long started) : IDisposable
{
    public void Delivered(long entries) => telemetry.Delivered(entries);

    /// <summary>All posts are where they belong.</summary>
    public void Completed()
    {
        foreach (var post in posts) telemetry.Visible(post);
    }

    public void Dispose() => telemetry.Ended(started);
}
