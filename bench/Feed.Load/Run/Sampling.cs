using Feed.Load.Measure;
using Feed.Load.Output;

namespace Feed.Load.Run;

/// <summary>Looks once a second how a run goes, for whoever watches and for the report.</summary>
internal sealed class Sampling(LoadClock clock, Measurement measured, RedisGauge redis, IReadOnlyCollection<FeedWatcher> watchers)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Samples until it is cancelled.</summary>
    public async Task RunAsync(TimeSpan start, IStage stage, CancellationToken cancellationToken)
    {
        var (posts, reads, deliveries) = (0, 0, 0L);
        try
        {
            for (var second = 1; ; second++)
            {
                await clock.UntilAsync(start + (second * Second), cancellationToken);
                var bytes = await redis.UsedBytesAsync();
                var (p, r, d) = (measured.Writes.Count, measured.Reads.Count, measured.Deliveries);
                var sample = new Sample(second, p - posts, r - reads, d - deliveries, watchers.Sum(watcher => watcher.Awaited), Lag(), bytes);
                (posts, reads, deliveries) = (p, r, d);
                measured.Samples.Add(sample);
                stage.Advance(1);
                stage.Say(sample.Text);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private double Lag()
    {
        var now = clock.Now;
        return Math.Round(watchers.Max(watcher => watcher.AwaitedSince is { } since ? (now - since).TotalMilliseconds : 0), 1);
    }
}
