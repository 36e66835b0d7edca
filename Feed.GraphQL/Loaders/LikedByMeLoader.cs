using Feed.GraphQL.Storage;
using Npgsql;

namespace Feed.GraphQL.Loaders;

/// <summary>Which posts the viewer likes. Only asked when there is a viewer.</summary>
internal sealed class LikedByMeLoader(NpgsqlDataSource database, Viewer viewer, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<long, bool>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<long, bool>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) =>
        EdgeQueries.ReadAsync(database, EdgeQueries.Liked, viewer.RequiredId, keys, cancellationToken);
}
