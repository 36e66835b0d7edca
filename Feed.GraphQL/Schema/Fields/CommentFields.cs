using Feed.GraphQL.Loaders;

namespace Feed.GraphQL.Schema;

/// <summary>What is read for a comment.</summary>
[ExtendObjectType<Comment>]
internal static partial class CommentFields
{
    [GraphQLDescription("The post that this is a comment on; null when it was deleted a moment ago.")]
    public static Task<Post?> GetPostAsync([Parent] Comment comment, PostLoader posts, CancellationToken cancellationToken) =>
        posts.LoadAsync(comment.PostId, cancellationToken);
}
