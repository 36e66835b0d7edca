using Feed.GraphQL.Storage;
using Npgsql;

namespace Feed.GraphQL.Loaders;

/// <summary>Pages of followers.</summary>
internal sealed class FollowerPageLoader(NpgsqlDataSource database, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<OwnedPage, IReadOnlyList<long>>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<OwnedPage, IReadOnlyList<long>>> LoadBatchAsync(
        IReadOnlyList<OwnedPage> keys, CancellationToken cancellationToken) =>
        OwnedPages.ReadAsync(database, OwnedPages.Followers, keys, cancellationToken);
}
