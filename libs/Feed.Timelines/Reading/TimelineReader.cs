using Microsoft.Extensions.Options;

namespace Feed.Timelines;

/// <inheritdoc cref="ITimelineReader"/>
internal sealed class TimelineReader(TimelineSource source, IOptions<TimelineOptions> options) : ITimelineReader
{
    public async Task<FeedPage> ReadFeedAsync(long viewerId, int first, long? beforeId, CancellationToken cancellationToken)
    {
        // Where the feed ends is known by counting from its newest post, so a later page reads all of it.
        var limit = beforeId is null ? Math.Min(first + 1, options.Value.FeedCap) : options.Value.FeedCap;
        var slice = await source.ReadAsync(TimelineId.Feed(viewerId), beforeId: null, limit, cancellationToken);
        return Page(slice.Ids.Where(id => id < (beforeId ?? long.MaxValue)), first);
    }

    public async Task<FeedPage> ReadAuthorAsync(long authorId, int first, long? beforeId, CancellationToken cancellationToken)
    {
        var slice = await source.ReadAsync(TimelineId.Author(authorId), beforeId, first + 1, cancellationToken);
        return Page(slice.Ids, first);
    }

    private static FeedPage Page(IEnumerable<long> ids, int first)
    {
        long[] found = [.. ids.Take(first + 1)];
        return new FeedPage([.. found.Take(first)], found.Length > first);
    }
}
