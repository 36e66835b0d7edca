using Feed.GraphQL.Storage;
using Npgsql;

namespace Feed.GraphQL.Loaders;

/// <summary>Which users the viewer follows. Only asked when there is a viewer.</summary>
internal sealed class FollowedByMeLoader(NpgsqlDataSource database, Viewer viewer, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<long, bool>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<long, bool>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) =>
        EdgeQueries.ReadAsync(database, EdgeQueries.Followed, viewer.RequiredId, keys, cancellationToken);
}
