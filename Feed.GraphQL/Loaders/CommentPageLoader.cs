using Feed.GraphQL.Storage;
using Npgsql;

namespace Feed.GraphQL.Loaders;

/// <summary>Pages of comments on posts.</summary>
internal sealed class CommentPageLoader(NpgsqlDataSource database, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<OwnedPage, IReadOnlyList<long>>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<OwnedPage, IReadOnlyList<long>>> LoadBatchAsync(
        IReadOnlyList<OwnedPage> keys, CancellationToken cancellationToken) =>
        OwnedPages.ReadAsync(database, OwnedPages.Comments, keys, cancellationToken);
}
