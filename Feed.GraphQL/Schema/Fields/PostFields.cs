using Feed.GraphQL.Loaders;
using Feed.GraphQL.Paging;

namespace Feed.GraphQL.Schema;

/// <summary>What is computed or read for a post.</summary>
[ExtendObjectType<Post>]
internal static partial class PostFields
{
    [BatchResolver]
    public static Task<List<int>> GetLikeCountAsync([Parent] List<Post> posts, PostCountsLoader counts, CancellationToken cancellationToken) =>
        counts.LoadEachAsync(posts, post => post.Id, count => count.Likes, cancellationToken);

    [BatchResolver]
    public static Task<List<int>> GetCommentCountAsync([Parent] List<Post> posts, PostCountsLoader counts, CancellationToken cancellationToken) =>
        counts.LoadEachAsync(posts, post => post.Id, count => count.Comments, cancellationToken);

    [GraphQLDescription("Whether the signed-in user likes this post; null for an anonymous request.")]
    [BatchResolver]
    public static async Task<List<bool?>> GetLikedByMeAsync(
        [Parent] List<Post> posts, Viewer viewer, LikedByMeLoader liked, CancellationToken cancellationToken)
    {
        if (viewer.Id is null) return posts.ConvertAll(_ => (bool?)null);
        var found = await liked.LoadAsync(posts.ConvertAll(post => post.Id), cancellationToken);
        return [.. found.Select(isLiked => (bool?)isLiked)];
    }

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
