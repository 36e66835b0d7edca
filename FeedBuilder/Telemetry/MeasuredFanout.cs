using FeedBuilder.Planning;

namespace FeedBuilder.Telemetry;

/// <summary>One fan-out that is being measured.</summary>
internal sealed class MeasuredFanout(FanoutTelemetry telemetry, IReadOnlyCollection<CreatedPost> posts, long started) : IDisposable
{
    public void Delivered(long entries) => telemetry.Delivered(entries);

    /// <summary>Some posts are where they belong.</summary>
    public void Completed(Func<CreatedPost, bool> which)
    {
        foreach (var post in posts.Where(which)) telemetry.Visible(post.CommittedAt);
    }

    public void Dispose() => telemetry.Ended(started);
}
