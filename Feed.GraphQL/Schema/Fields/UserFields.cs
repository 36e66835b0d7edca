using Feed.GraphQL.Loaders;
using Feed.GraphQL.Paging;
using Feed.Timelines;

namespace Feed.GraphQL.Schema;

/// <summary>What is computed or read for a user.</summary>
[ExtendObjectType<User>]
internal static partial class UserFields
{
    [BatchResolver]
    public static Task<List<int>> GetPostCountAsync([Parent] List<User> users, UserCountsLoader counts, CancellationToken cancellationToken) =>
        counts.LoadEachAsync(users, user => user.Id, count => count.Posts, cancellationToken);

    [BatchResolver]
    public static Task<List<int>> GetFollowerCountAsync([Parent] List<User> users, UserCountsLoader counts, CancellationToken cancellationToken) =>
        counts.LoadEachAsync(users, user => user.Id, count => count.Followers, cancellationToken);

    [BatchResolver]
    public static Task<List<int>> GetFollowingCountAsync([Parent] List<User> users, UserCountsLoader counts, CancellationToken cancellationToken) =>
        counts.LoadEachAsync(users, user => user.Id, count => count.Following, cancellationToken);

    [GraphQLDescription("Whether the signed-in user follows this one; null for an anonymous request.")]
    public static async Task<bool?> GetFollowedByMeAsync(
        [Parent] User user, Viewer viewer, FollowedByMeLoader followed, CancellationToken cancellationToken) =>
        viewer.Id is null ? null : await followed.LoadAsync(user.Id, cancellationToken);

    [GraphQLDescription("This user's posts, newest first.")]
    public static Task<Connection<Post>> GetPostsAsync(
        [Parent] User user,
        ITimelineReader timelines,
        PostLoader posts,
        IResolverContext context,
        int? first = PageRequest.DefaultSize,
        string? after = null)
    {
        var scope = new CursorScope(CursorKind.Posts, user.Id);
        return TimelineConnection.ReadAsync(
            scope,
            PageRequest.Of(first, after, scope),
            (size, before) => timelines.ReadAuthorAsync(user.Id, size, before, context.RequestAborted),
            posts,
            context);
    }

    [GraphQLDescription("Who follows this user, newest accounts first.")]
    public static Task<Connection<User>> GetFollowersAsync(
        [Parent] User user,
        FollowerPageLoader pages,
        UserLoader users,
        CancellationToken cancellationToken,
        int? first = PageRequest.DefaultSize,
        string? after = null)
    {
        var scope = new CursorScope(CursorKind.Followers, user.Id);
        return OwnedConnection.ReadAsync(scope, user.Id, PageRequest.Of(first, after, scope), pages, users, cancellationToken);
    }

    [GraphQLDescription("Whom this user follows, newest accounts first.")]
    public static Task<Connection<User>> GetFollowingAsync(
        [Parent] User user,
        FollowingPageLoader pages,
        UserLoader users,
        CancellationToken cancellationToken,
        int? first = PageRequest.DefaultSize,
        string? after = null)
    {
        var scope = new CursorScope(CursorKind.Following, user.Id);
        return OwnedConnection.ReadAsync(scope, user.Id, PageRequest.Of(first, after, scope), pages, users, cancellationToken);
    }
}
