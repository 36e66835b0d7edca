using Feed.GraphQL.Loaders;
using Feed.GraphQL.Paging;
using Feed.Timelines;

namespace Feed.GraphQL.Schema;

/// <summary>What is computed or read for a user.</summary>
[ExtendObjectType<User>]
internal static partial class UserFields
{
    public static async Task<int> GetPostCountAsync([Parent] User user, UserCountsLoader counts, CancellationToken cancellationToken) =>
        Count((await counts.LoadAsync(user.Id, cancellationToken)).Posts);

    public static async Task<int> GetFollowerCountAsync([Parent] User user, UserCountsLoader counts, CancellationToken cancellationToken) =>
        Count((await counts.LoadAsync(user.Id, cancellationToken)).Followers);

    public static async Task<int> GetFollowingCountAsync([Parent] User user, UserCountsLoader counts, CancellationToken cancellationToken) =>
        Count((await counts.LoadAsync(user.Id, cancellationToken)).Following);

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

    // Int has 32 bits in GraphQL; no count comes near.
    private static int Count(long value) => int.CreateSaturating(value);
}
