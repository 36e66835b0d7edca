using Feed.GraphQL.Loaders;
using Feed.GraphQL.Paging;
using Feed.Search;

namespace Feed.GraphQL.Schema;

/// <summary>What is read for a hashtag.</summary>
[ExtendObjectType<Hashtag>]
internal static partial class HashtagFields
{
    [GraphQLDescription("Posts with this hashtag, newest first.")]
    public static async Task<Connection<Post>> GetPostsAsync(
        [Parent] Hashtag hashtag,
        ISearchReader search,
        PostLoader posts,
        CancellationToken cancellationToken,
        int? first = PageRequest.DefaultSize,
        string? after = null)
    {
        var scope = new CursorScope(CursorKind.Hashtag, hashtag.Tag);
        var request = PageRequest.Of(first, after, scope);
        var page = await PageFiller.FillAsync(
            request,
            async (size, position) =>
            {
                var found = await search.HashtagAsync(hashtag.Tag, size, position, cancellationToken);
                return new Slice([.. found.Hits.Select(hit => new SliceItem(hit.Id, hit.Cursor))], found.HasNextPage);
            },
            items => posts.LoadAsync(items.Ids(), cancellationToken));
        return page.ToConnection(scope, request);
    }
}
