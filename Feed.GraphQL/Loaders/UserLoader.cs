using Feed.GraphQL.Schema;
using Feed.Timelines;

namespace Feed.GraphQL.Loaders;

/// <summary>Users that exist, by id.</summary>
internal sealed class UserLoader(ICardReader cards, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<long, User>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<long, User>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        var users = await cards.GetUsersAsync(keys, cancellationToken);
        return users.ToDictionary(pair => pair.Key, pair => new User(pair.Value));
    }
}
