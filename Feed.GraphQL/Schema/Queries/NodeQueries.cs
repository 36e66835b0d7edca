using Feed.GraphQL.Loaders;

namespace Feed.GraphQL.Schema;

/// <summary>Relay's object identification.</summary>
[QueryType]
internal static partial class NodeQueries
{
    [GraphQLDescription("Whatever has this id; null when nothing has.")]
    public static async Task<INode?> GetNodeAsync(
        UserLoader users, PostLoader posts, CommentLoader comments, [ID] string id, CancellationToken cancellationToken)
    {
        if (!FeedId.TryParse(id, out var nodeId))
        {
            return null;
        }

        // An id does not tell its type; it is unique over all of them, so at most one answers.
        var user = users.LoadAsync(nodeId, cancellationToken);
        var post = posts.LoadAsync(nodeId, cancellationToken);
        var comment = comments.LoadAsync(nodeId, cancellationToken);
        await Task.WhenAll(user, post, comment);
        return (INode?)await user ?? (INode?)await post ?? await comment;
    }
}
