namespace Feed.Timelines;

/// <summary>
/// Reads a feed together with the timelines of the celebrities that it pulls, as if all of it were one timeline: one round trip for the feed, which names
/// them, and one for theirs.
/// </summary>
internal sealed class FeedSources(TimelineStore store, TimelineBuilder builder)
{
    /// <summary>Reads entries below an id.</summary>
    /// <returns>What is complete above its floor; the state tells whether it can be read at all.</returns>
    public async Task<TimelineView> ReadAsync(TimelineId timeline, long epoch, long? beforeId, int limit, CancellationToken cancellationToken)
    {
        var feed = await store.ReadAsync(timeline, epoch, beforeId, limit, cancellationToken);
        if (feed.Pulled.Length == 0) return feed;

        // Nothing that lies below the feed's own entries can be on the page if those fill it, and nothing below its floor in any case.
        var range = new TimelineRange(beforeId, feed.Ids.Length == limit ? feed.Ids[^1] - 1 : feed.Floor, limit);
        return await PullAsync(feed.Pulled, epoch, range, cancellationToken) is { } pulled
            ? Merge(feed, pulled, range)
            : TimelineView.Without(TimelineState.Building);
    }

    /// <summary>
    /// Everything above the newest floor, as one: a source that has all of its posts does not cut the others. How much lies above the range is known if the range
    /// begins above that floor.
    /// </summary>
    internal static TimelineView Merge(TimelineView feed, IReadOnlyCollection<TimelineView> pulled, TimelineRange range)
    {
        var floor = pulled.Select(view => view.Floor).Append(feed.Floor).Max();
        var ids = pulled.SelectMany(view => view.Ids).Concat(feed.Ids).Where(id => id > floor).Distinct().OrderDescending().Take(range.Limit);
        return feed with { Floor = floor, Above = feed.Above + pulled.Sum(view => view.Above), Ids = [.. ids] };
    }

    private async Task<IReadOnlyCollection<TimelineView>?> PullAsync(
        long[] authors, long epoch, TimelineRange range, CancellationToken cancellationToken)
    {
        var views = await store.ReadNewestAsync(authors, epoch, range, cancellationToken);
        long[] missing = [.. authors.Where(author => views[author].State != TimelineState.Ready)];
        if (missing.Length > 0)
        {
            var built = await Task.WhenAll(missing.Select(author => builder.BuildAsync(TimelineId.Author(author), epoch, cancellationToken)));
            if (Array.Exists(built, isBuilt => !isBuilt)) return null;
            foreach (var (author, view) in await store.ReadNewestAsync(missing, epoch, range, cancellationToken)) views[author] = view;
        }

        return views.Values.All(view => view.State == TimelineState.Ready) ? views.Values : null;
    }
}
