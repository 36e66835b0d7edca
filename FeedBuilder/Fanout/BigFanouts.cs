using Feed.Timelines;
using FeedBuilder.Telemetry;

namespace FeedBuilder.Fanout;

/// <summary>
/// The lane of authors with many followers: goes through their followers page by page, beside the batches, and notes in Redis how far it has come. A
/// process that dies is followed by another, from the last finished page.
/// </summary>
internal sealed class BigFanouts(
    IFanoutJobs jobs, ITimelineWriter timelines, ViewerPages pages, FanoutTelemetry telemetry, TimeProvider time, ILogger<BigFanouts> logger)
    : BackgroundService
{
    // Two calls to Redis: what others send waits behind no more than that.
    private const int ViewersAtOnce = 256;

    // Jobs at a time: one of millions of followers does not hold up those of thousands.
    private const int Lanes = 3;

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(1);

    private volatile bool _failing;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Task.Run(() => RunAsync(stoppingToken), stoppingToken)));

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunOneAsync(stoppingToken)) await Task.Delay(Idle, time, stoppingToken);
                _failing = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the job is still there, and what was done of it may be done again. An outage is told once.
                if (!_failing) Log.BigFanoutFailed(logger, exception);
                _failing = true;
                await Task.Delay(Outage, time, stoppingToken);
            }
        }
    }

    /// <summary>Takes a job and goes through with it.</summary>
    /// <returns>False when there was none.</returns>
    internal async Task<bool> RunOneAsync(CancellationToken cancellationToken)
    {
        var holder = Guid.NewGuid().ToString("N");
        if (await jobs.TakeAsync(holder, cancellationToken) is not { } taken) return false;
        for (var job = taken; job is not null;)
        {
            var page = await pages.NextAsync(job.Posts.AuthorId, job.After, cancellationToken);
            foreach (var viewers in page.Viewers.Chunk(ViewersAtOnce)) await WriteAsync(job, viewers, cancellationToken);
            if (!page.HasMore && !job.Removes) telemetry.Visible(job.CommittedAt);
            job = await jobs.AdvanceAsync(holder, job, page.HasMore ? page.Viewers[^1] : null, cancellationToken);
        }

        return true;
    }

    private async Task WriteAsync(FanoutJob job, long[] viewers, CancellationToken cancellationToken)
    {
        if (job.Removes) await timelines.RemoveAsync(job.Epoch, job.Posts.Ids, viewers, cancellationToken);
        else telemetry.Delivered(await timelines.PushAsync(job.Epoch, job.Posts, viewers, cancellationToken));
    }
}
