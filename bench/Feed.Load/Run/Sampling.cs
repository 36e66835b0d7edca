using Feed.Load.Measure;
using Feed.Load.Output;

namespace Feed.Load.Run;

/// <summary>Looks once a second how a run goes, for whoever watches and for the report.</summary>
internal sealed class Sampling(LoadClock clock, Measurement measured, RedisGauge redis, IReadOnlyCollection<FeedWatcher> watchers)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private (int Posts, int Reads, long Deliveries) _seen;

    /// <summary>Samples until it is cancelled, and then what came since.</summary>
    public async Task RunAsync(TimeSpan start, IStage stage, CancellationToken cancellationToken)
    {
        var second = 1;
        try
        {
            for (; ; second++)
            {
                await clock.UntilAsync(start + (second * Second), cancellationToken);
                var sample = await TakeAsync(second);
                stage.Advance(1);
                stage.Say(sample.Text);
            }
        }
        catch (OperationCanceledException)
        {
            if (_seen.Posts < measured.Writes.Count) await TakeAsync(second);
        }
    }

    private async Task<Sample> TakeAsync(int second)
    {
        var bytes = await redis.UsedBytesAsync();
        var now = (Posts: measured.Writes.Count, Reads: measured.Reads.Count, measured.Deliveries);
        var (posts, reads, deliveries) = (now.Posts - _seen.Posts, now.Reads - _seen.Reads, now.Deliveries - _seen.Deliveries);
        var sample = new Sample(second, posts, reads, deliveries, watchers.Sum(watcher => watcher.Awaited), Lag(), bytes);
        _seen = now;
        measured.Samples.Add(sample);
        return sample;
    }

    private double Lag()
    {
        var now = clock.Now;
        return Math.Round(watchers.Max(watcher => watcher.AwaitedSince is { } since ? (now - since).TotalMilliseconds : 0), 1);
    }
}
