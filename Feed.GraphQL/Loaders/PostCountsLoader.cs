using Feed.Timelines;

namespace Feed.GraphQL.Loaders;

/// <summary>Counters of posts, by id.</summary>
internal sealed class PostCountsLoader(ICardReader cards, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<long, PostCounts>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<long, PostCounts>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) => cards.GetPostCountsAsync(keys, cancellationToken);
}
