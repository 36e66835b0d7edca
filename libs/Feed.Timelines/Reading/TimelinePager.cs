using Microsoft.Extensions.Options;

namespace Feed.Timelines;

/// <summary>Reads pages of timelines from Redis: refilled past what is gone, and from Postgres below the floor.</summary>
internal sealed class TimelinePager(
    TimelineStore store, FeedSources sources, TimelineBuilder builder, TimelineSource source, CardReader cards, IOptions<TimelineOptions> options)
{
    private const int MaxChunk = 500;

    private readonly TimelineOptions _options = options.Value;

    /// <summary>Reads a page.</summary>
    /// <returns>Null when Redis does not hold the timeline, and cannot yet.</returns>
    public async Task<FeedPage?> ReadAsync(PageRequest request, long epoch, CancellationToken cancellationToken)
    {
        if (await OpenAsync(request, epoch, cancellationToken) is not { } view) return null;
        if (view.Pulled.Length > 0 && request.BeforeId <= view.Floor + 1) return await ReadBeneathAsync(request, cancellationToken);
        var above = view.Above;
        var limit = Limit(request);
        var (found, read) = (new List<long>(request.Wanted), new List<PageCards>(1));
        while (true)
        {
            read.Add(await TakeAsync(request, epoch, view, found, cancellationToken));
            if (found.Count >= request.Wanted || above + found.Count >= Cap(request)) break;
            if (view.Ids.Length < limit)
            {
                await TakeBelowFloorAsync(request, view, above, found, cancellationToken);
                break;
            }

            limit = Math.Min(limit * 2, MaxChunk);
            view = await sources.ReadAsync(request.Timeline, epoch, view.Ids[^1], limit, cancellationToken);
            if (view.State != TimelineState.Ready) return null;
        }

        return request.Page([.. found.Take(Math.Max(Cap(request) - above, 0))]) with { Cards = read };
    }

    private async Task<TimelineView?> OpenAsync(PageRequest request, long epoch, CancellationToken cancellationToken)
    {
        var timeline = request.Timeline;
        var view = await sources.ReadAsync(timeline, epoch, request.BeforeId, Limit(request), cancellationToken);
        if (view.State != TimelineState.Ready)
        {
            if (!await builder.BuildAsync(timeline, epoch, cancellationToken)) return null;
            view = await sources.ReadAsync(timeline, epoch, request.BeforeId, Limit(request), cancellationToken);
        }

        return view.State == TimelineState.Ready ? view : null;
    }

    // Takes those that exist, and cleans out those that do not: nothing brings a deleted post back.
    private async Task<PageCards> TakeAsync(
        PageRequest request, long epoch, TimelineView view, List<long> found, CancellationToken cancellationToken)
    {
        var page = await cards.GetPageAsync(view.Ids, request.Viewer, cancellationToken);
        found.AddRange(view.Ids.Where(page.Posts.ContainsKey));
        long[] gone = [.. view.Ids.Where(id => !page.Posts.ContainsKey(id))];
        if (gone.Length > 0) await store.RemoveAsync(request.Timeline, epoch, gone, cancellationToken);
        return page;
    }

    // Of a page that lies wholly below what all sources hold, only Postgres can tell where the feed ends above it.
    private async Task<FeedPage> ReadBeneathAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var whole = await source.ReadAsync(request.Timeline, beforeId: null, _options.FeedCap, cancellationToken);
        return request.Page([.. whole.Ids.Where(request.Covers).Take(request.Wanted)]);
    }

    // What was cut is not in Redis, but a feed still ends only after as many posts as it may show.
    private async Task TakeBelowFloorAsync(
        PageRequest request, TimelineView view, int above, List<long> found, CancellationToken cancellationToken)
    {
        if (view.Floor == 0) return;
        if (request.Timeline.Kind == TimelineKind.Author)
        {
            var below = Math.Min(request.BeforeId ?? long.MaxValue, view.Floor + 1);
            found.AddRange((await source.ReadAsync(request.Timeline, below, request.Wanted - found.Count, cancellationToken)).Ids);
            return;
        }

        var missing = _options.FeedCap - above - found.Count;
        var rest = await source.ReadAsync(request.Timeline, view.Floor + 1, missing, cancellationToken);
        found.AddRange(rest.Ids.Where(request.Covers));
        // So much was taken from it that building it anew pays.
        if (view.IsCut && await store.CountAsync(request.Timeline, cancellationToken) < _options.Held / 2)
            await store.DropAsync(request.Timeline, cancellationToken);
    }

    private int Cap(PageRequest request) => request.Timeline.Kind == TimelineKind.Feed ? _options.FeedCap : int.MaxValue;

    private static int Limit(PageRequest request) => Math.Min(request.Wanted, MaxChunk);
}
