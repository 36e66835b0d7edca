using Feed.Timelines;
using FeedBuilder.Telemetry;

namespace FeedBuilder.Fanout;

/// <summary>Goes through a big fan-out, page by page.</summary>
internal sealed class BigFanoutWork(
    IFanoutJobs jobs, ITimelineWriter timelines, ViewerPages pages, Celebrities celebrities, FanoutTelemetry telemetry)
{
    // Two calls to Redis: what others send waits behind no more than that.
    private const int ViewersAtOnce = 256;

    /// <summary>Takes a job and goes through with it.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> RunOneAsync(CancellationToken cancellationToken)
    {
        var holder = Guid.NewGuid().ToString("N");
        if (await jobs.TakeAsync(holder, cancellationToken) is not { } taken) return false;
        for (var job = taken; job is not null;)
        {
            var page = await StepAsync(job, cancellationToken);
            long? after = page.HasMore ? page.Viewers[^1] : null;
            job = await jobs.AdvanceAsync(holder, job, after, page.Viewers.Length, cancellationToken);
        }

        return true;
    }

    private Task<ViewerPage> StepAsync(FanoutJob job, CancellationToken cancellationToken) => job.Kind switch
    {
        FanoutKind.Push => PushAsync(job, cancellationToken),
        FanoutKind.Remove => RemoveAsync(job, cancellationToken),
        FanoutKind.Settle => SettleAsync(job, cancellationToken),
        _ => CountAsync(job, cancellationToken),
    };

    private async Task<ViewerPage> PushAsync(FanoutJob job, CancellationToken cancellationToken)
    {
        var page = await pages.NextAsync(job.Posts.AuthorId, job.After, cancellationToken);
        var crossing = page.Crossing;
        if (crossing is null && celebrities.IsReachedBy(job.Listed + page.Viewers.Length))
            crossing = await celebrities.RaiseAsync(job.Posts.AuthorId, job.Posts.Posts[0].Id, cancellationToken);
        if (crossing is not null)
        {
            // Whoever is left has these posts as soon as the feed is settled.
            await jobs.AddAsync(crossing.Settlement(job), cancellationToken);
            return page with { HasMore = false };
        }

        foreach (var viewers in page.Viewers.Chunk(ViewersAtOnce))
            telemetry.Delivered(await timelines.PushAsync(job.Epoch, job.Posts, viewers, cancellationToken));
        if (!page.HasMore) telemetry.Visible(job.CommittedAt);
        return page;
    }

    private async Task<ViewerPage> RemoveAsync(FanoutJob job, CancellationToken cancellationToken)
    {
        var page = await pages.NextAsync(job.Posts.AuthorId, job.After, cancellationToken);
        foreach (var viewers in page.Viewers.Chunk(ViewersAtOnce))
            await timelines.RemoveAsync(job.Epoch, job.Posts.Ids, viewers, cancellationToken);
        return page;
    }

    // Of whatever epoch a feed is: one of a later epoch may have been built before the author crossed.
    private async Task<ViewerPage> SettleAsync(FanoutJob job, CancellationToken cancellationToken)
    {
        var (author, posts) = (job.Posts.AuthorId, 2 * timelines.Capacity);
        var page = await pages.NextToSettleAsync(author, job.After, posts, cancellationToken);
        ulong[] xids = [.. job.Posts.Posts.Select(post => post.Xid)];
        var edge = new SettledEdge(
            ViewerId: 0, author, Belongs: true, page.Snapshot, page.PostIds, page.PostIds.Length == posts, xids, page.Pulled);
        foreach (var viewers in page.Viewers.Chunk(ViewersAtOnce)) await timelines.SettleAsync(viewers, edge, cancellationToken);
        if (!page.HasMore) await celebrities.EndAsync(author, xids[^1], cancellationToken);
        return new ViewerPage(author, page.Viewers, page.HasMore, Crossing: null);
    }

    private async Task<ViewerPage> CountAsync(FanoutJob job, CancellationToken cancellationToken)
    {
        if (await celebrities.LowerAsync(job.Posts.AuthorId, job.Posts.Posts[0].Id, cancellationToken) is { Pulled: false } crossing)
            await jobs.AddAsync(crossing.Settlement(job), cancellationToken);
        return new ViewerPage(job.Posts.AuthorId, [], HasMore: false, Crossing: null);
    }
}
