using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Feed.Timelines;

/// <inheritdoc cref="ITimelineReader"/>
internal sealed class TimelineReader(
    TimelinePager pager,
    TimelineSource source,
    CurrentEpoch epochs,
    TimelineTelemetry telemetry,
    IOptions<TimelineOptions> options,
    ILogger<TimelineReader> logger) : ITimelineReader
{
    public Task<FeedPage> ReadFeedAsync(long viewerId, int first, long? beforeId, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        return ReadAsync(new PageRequest(TimelineId.Feed(viewerId), first, beforeId), cancellationToken);
    }

    public Task<FeedPage> ReadAuthorAsync(long authorId, int first, long? beforeId, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        return ReadAsync(new PageRequest(TimelineId.Author(authorId), first, beforeId), cancellationToken);
    }

    private async Task<FeedPage> ReadAsync(PageRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (await epochs.GetAsync(cancellationToken) is { } epoch
                && await pager.ReadAsync(request, epoch, cancellationToken) is { } page)
            {
                return page;
            }
        }
        catch (Exception exception) when (RedisFailures.IsUnavailable(exception))
        {
            logger.RedisUnavailable(exception);
        }

        telemetry.FellBack(request.Timeline.Kind);
        return await AskPostgresAsync(request, cancellationToken);
    }

    // Where a feed ends is known only by counting from its newest post, so for a later page all of it is read.
    private async Task<FeedPage> AskPostgresAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var isFeed = request.Timeline.Kind == TimelineKind.Feed;
        var whole = isFeed && request.BeforeId is not null;
        var limit = whole ? options.Value.FeedCap : Math.Min(request.Wanted, isFeed ? options.Value.FeedCap : int.MaxValue);
        var slice = await source.ReadAsync(request.Timeline, whole ? null : request.BeforeId, limit, cancellationToken);
        return request.Page([.. slice.Ids.Where(request.Covers)], rebuilding: true);
    }
}
