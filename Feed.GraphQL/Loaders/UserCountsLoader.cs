using Feed.Timelines;

namespace Feed.GraphQL.Loaders;

/// <summary>Counters of users, by id.</summary>
internal sealed class UserCountsLoader(ICardReader cards, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<long, UserCounts>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<long, UserCounts>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) => cards.GetUserCountsAsync(keys, cancellationToken);
}
