using Feed.GraphQL.Loaders;
using Feed.GraphQL.Paging;
using Feed.Timelines;

namespace Feed.GraphQL.Schema;

/// <summary>Posts at the root.</summary>
[QueryType]
internal static partial class PostQueries
{
    [GraphQLDescription("A post; null when there is none.")]
    public static async Task<Post?> GetPostAsync(PostLoader posts, [ID] string id, CancellationToken cancellationToken) =>
        FeedId.TryParse(id, out var postId) ? await posts.LoadAsync(postId, cancellationToken) : null;

    [GraphQLDescription("The newest posts of the signed-in user and of everyone they follow, newest first.")]
    public static async Task<Connection<Post>?> GetFeedAsync(
        Viewer viewer,
        ITimelineReader timelines,
        UserLoader users,
        PostLoader posts,
        IResolverContext context,
        int? first = PageRequest.DefaultSize,
        string? after = null)
    {
        var scope = new CursorScope(CursorKind.Feed, viewer.RequiredId);
        var request = PageRequest.Of(first, after, scope);
        var feed = await TimelineConnection.ReadAsync(
            scope,
            request,
            (size, before) => timelines.ReadFeedAsync(viewer.RequiredId, size, before, context.RequestAborted),
            posts,
            context);
        // A token outlives its user, whose card came with the page.
        return await users.LoadAsync(viewer.RequiredId, context.RequestAborted) is null ? throw Errors.Unauthenticated() : feed;
    }

    [GraphQLDescription(
        "The cursor with which `feedUpdated` goes on after what `feed` answers in the same request; null when the stream cannot be reached now.")]
    public static string? GetFeedCursor(Viewer viewer) =>
        viewer.Since is { } position ? Subscriptions.FeedScope(viewer).Encode(position.ToString()) : null;
}
