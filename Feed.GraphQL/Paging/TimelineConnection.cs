using Feed.GraphQL.Loaders;
using Feed.GraphQL.Schema;
using Feed.Timelines;

namespace Feed.GraphQL.Paging;

/// <summary>Connections of posts over a timeline: a home feed or an author's posts.</summary>
internal static class TimelineConnection
{
    /// <summary>Name of the response extension that is true when Postgres answered for a timeline that Redis does not hold now: right, but slow.</summary>
    public const string RebuildingExtension = "rebuilding";

    /// <summary>Reads one page.</summary>
    /// <param name="scope">What the cursors belong to.</param>
    /// <param name="request">The paging arguments.</param>
    /// <param name="read">Reads ids: so many, below an id.</param>
    /// <param name="posts">Loads the posts.</param>
    /// <param name="context">Is told when the timeline is being rebuilt.</param>
    public static async Task<Connection<Post>> ReadAsync(
        CursorScope scope, PageRequest request, Func<int, long?, Task<FeedPage>> read, PostLoader posts, IResolverContext context)
    {
        var page = await PageFiller.FillAsync(
            request,
            async (size, position) =>
            {
                var slice = await read(size, PageRequest.Before(position));
                if (slice.Rebuilding)
                {
                    context.OperationResult.SetExtension(RebuildingExtension, true);
                }

                foreach (var cards in slice.Cards) posts.Know(cards);
                return Slice.OfIds(slice.PostIds, slice.HasNextPage);
            },
            items => posts.LoadAsync(items.Ids(), context.RequestAborted));
        return page.ToConnection(scope, request);
    }
}
