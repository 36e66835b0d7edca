using Feed.GraphQL.Loaders;
using Feed.GraphQL.Storage;

namespace Feed.GraphQL.Paging;

/// <summary>Connections over lists that Postgres keeps: followers, following, comments. Newest id first.</summary>
internal static class OwnedConnection
{
    /// <summary>Reads one page.</summary>
    /// <param name="scope">What the cursors belong to.</param>
    /// <param name="owner">Whose list.</param>
    /// <param name="request">The paging arguments.</param>
    /// <param name="pages">Loads ids.</param>
    /// <param name="nodes">Loads what they stand for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<Connection<T>> ReadAsync<T>(
        CursorScope scope,
        long owner,
        PageRequest request,
        IDataLoader<OwnedPage, IReadOnlyList<long>> pages,
        IDataLoader<long, T> nodes,
        CancellationToken cancellationToken)
        where T : class
    {
        var page = await PageFiller.FillAsync(
            request,
            async (size, position) =>
            {
                var ids = await pages.LoadAsync(new OwnedPage(owner, size, PageRequest.Before(position)), cancellationToken) ?? [];
                return Slice.OfIds(ids, hasMore: ids.Count == size);
            },
            items => nodes.LoadAsync(items.Ids(), cancellationToken));
        return page.ToConnection(scope, request);
    }
}
