using Feed.Timelines;

namespace Feed.GraphQL.Loaders;

/// <summary>Which posts the viewer likes. Only asked when there is a viewer.</summary>
internal sealed class LikedByMeLoader(ICardReader cards, Viewer viewer, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<long, bool>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<long, bool>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) =>
        cards.GetLikedAsync(viewer.RequiredId, keys, cancellationToken);
}
