namespace Feed.Verification;

/// <summary>
/// What readers can ask. It has two implementations: <see cref="PostgresOracle"/> computes the answers from the write model, and
/// <see cref="GraphQLReadModel"/> asks the service. They must agree.
/// </summary>
public interface IReadModel
{
    /// <summary>The whole home feed of a viewer, newest first.</summary>
    Task<IReadOnlyList<PostView>> FeedAsync(long viewerId, CancellationToken cancellationToken);

    /// <summary>The newest posts of an author, as a viewer sees them.</summary>
    /// <param name="authorId">Whose posts.</param>
    /// <param name="viewerId">Who looks.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<PostView>> PostsAsync(long authorId, long viewerId, int limit, CancellationToken cancellationToken);

    /// <summary>A user as a viewer sees them; empty when there is no such user.</summary>
    Task<IReadOnlyList<UserView>> UserAsync(long userId, long viewerId, CancellationToken cancellationToken);

    /// <summary>Who follows a user, newest account first.</summary>
    Task<IReadOnlyList<UserView>> FollowersAsync(long userId, long viewerId, int limit, CancellationToken cancellationToken);

    /// <summary>Whom a user follows, newest account first.</summary>
    Task<IReadOnlyList<UserView>> FollowingAsync(long userId, long viewerId, int limit, CancellationToken cancellationToken);

    /// <summary>The newest comments on a post, newest first.</summary>
    Task<IReadOnlyList<CommentView>> CommentsAsync(long postId, int limit, CancellationToken cancellationToken);

    /// <summary>Posts that a search for one word finds, or that carry a hashtag when the word begins with <c>#</c>.</summary>
    /// <param name="word">A word of ASCII letters and digits, or such a word behind <c>#</c>.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SearchResult> SearchAsync(string word, int limit, CancellationToken cancellationToken);
}
