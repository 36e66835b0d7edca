using Feed.GraphQL.Loaders;
using Feed.GraphQL.Paging;

namespace Feed.GraphQL.Schema;

/// <summary>What is computed or read for a post.</summary>
[ExtendObjectType<Post>]
internal static partial class PostFields
{
    public static async Task<int> GetLikeCountAsync([Parent] Post post, PostCountsLoader counts, CancellationToken cancellationToken) =>
        int.CreateSaturating((await counts.LoadAsync(post.Id, cancellationToken)).Likes);

    public static async Task<int> GetCommentCountAsync([Parent] Post post, PostCountsLoader counts, CancellationToken cancellationToken) =>
        int.CreateSaturating((await counts.LoadAsync(post.Id, cancellationToken)).Comments);

    [GraphQLDescription("Whether the signed-in user likes this post; null for an anonymous request.")]
    public static async Task<bool?> GetLikedByMeAsync(
        [Parent] Post post, Viewer viewer, LikedByMeLoader liked, CancellationToken cancellationToken) =>
        viewer.Id is null ? null : await liked.LoadAsync(post.Id, cancellationToken);

    [GraphQLDescription("Comments on this post, newest first.")]
    public static Task<Connection<Comment>> GetCommentsAsync(
        [Parent] Post post,
        CommentPageLoader pages,
        CommentLoader comments,
        CancellationToken cancellationToken,
        int? first = PageRequest.DefaultSize,
        string? after = null)
    {
        var scope = new CursorScope(CursorKind.Comments, post.Id);
        return OwnedConnection.ReadAsync(scope, post.Id, PageRequest.Of(first, after, scope), pages, comments, cancellationToken);
    }
}
