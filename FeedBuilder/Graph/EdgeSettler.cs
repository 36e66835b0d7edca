using Feed.Timelines;
using FeedBuilder.Planning;

namespace FeedBuilder.Graph;

/// <summary>
/// Brings feeds in line after a follow, unfollow, block or unblock. All are the same: ask Postgres whether the author's posts belong in the
/// feed now, and add or remove them in one step that also keeps late pushes out. Feeds that do not exist need nothing.
/// </summary>
internal sealed class EdgeSettler(ITimelineWriter timelines, EdgeQuery query)
{
    // A viewer with so many changes in one batch is better served by a feed built anew.
    private const int MaxEdgesOfViewer = 32;
    private const int Chunk = 50;

    public async Task SettleAsync(long epoch, IReadOnlyCollection<ChangedEdge> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0) return;
        long[] viewers = [.. changed.Select(edge => edge.ViewerId).Distinct()];
        var floors = await timelines.FloorsAsync(epoch, viewers, cancellationToken);
        var affected = changed.Where(edge => floors.ContainsKey(edge.ViewerId)).ToLookup(edge => edge.ViewerId);
        var (many, few) = (affected.Where(edges => edges.Count() > MaxEdgesOfViewer), affected.Where(edges => edges.Count() <= MaxEdgesOfViewer));

        await timelines.DropAsync(many.Select(edges => edges.Key), cancellationToken);
        foreach (var edges in few.SelectMany(edges => edges).Chunk(Chunk))
        {
            var settled = await query.ReadAsync(edges, floors, 2 * timelines.Capacity, cancellationToken);
            await timelines.SettleAsync(epoch, settled, cancellationToken);
        }
    }
}
