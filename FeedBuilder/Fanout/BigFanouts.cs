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

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(1);

    private readonly string _holder = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var failed = false; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                if (!await RunOneAsync(stoppingToken)) await Task.Delay(Idle, time, stoppingToken);
                failed = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the job is still there, and what was done of it may be done again. An outage is told once.
                if (!failed) Log.BigFanoutFailed(logger, exception);
                failed = true;
                await Task.Delay(Outage, time, stoppingToken);
            }
        }
    }

    /// <summary>Takes a job and goes through with it.</summary>
    /// <returns>False when there was none.</returns>
    internal async Task<bool> RunOneAsync(CancellationToken cancellationToken)
    {
        if (await jobs.TakeAsync(_holder, cancellationToken) is not { } taken) return false;
        for (var job = taken; job is not null;)
        {
            var page = await pages.NextAsync(job.Posts.AuthorId, job.After, cancellationToken);
            foreach (var viewers in page.Viewers.Chunk(ViewersAtOnce)) await WriteAsync(job, viewers, cancellationToken);
            if (!page.HasMore && !job.Removes) telemetry.Visible(job.CommittedAt);
            job = await jobs.AdvanceAsync(_holder, job, page.HasMore ? page.Viewers[^1] : null, cancellationToken);
        }

        return true;
    }

    private async Task WriteAsync(FanoutJob job, long[] viewers, CancellationToken cancellationToken)
    {
        if (job.Removes) await timelines.RemoveAsync(job.Epoch, job.Posts.Ids, viewers, cancellationToken);
        else telemetry.Delivered(await timelines.PushAsync(job.Epoch, job.Posts, viewers, cancellationToken));
    }
}
