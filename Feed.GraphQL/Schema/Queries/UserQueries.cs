using Feed.GraphQL.Loaders;

namespace Feed.GraphQL.Schema;

/// <summary>Users at the root.</summary>
[QueryType]
internal static partial class UserQueries
{
    [GraphQLDescription("Who is signed in; null for an anonymous request, or when the account has been deleted.")]
    public static async Task<User?> GetMeAsync(Viewer viewer, UserLoader users, CancellationToken cancellationToken) =>
        viewer.Id is { } id ? await users.LoadAsync(id, cancellationToken) : null;

    [GraphQLDescription("A user by id or by handle, whatever its case: exactly one of the two. Null when there is none.")]
    public static async Task<User?> GetUserAsync(
        UserLoader users, UserIdByHandleLoader handles, [ID] string? id, string? handle, CancellationToken cancellationToken) =>
        (id, handle) switch
        {
            (not null, null) => FeedId.TryParse(id, out var userId) ? await users.LoadAsync(userId, cancellationToken) : null,
            (null, not null) => await ByHandleAsync(users, handles, handle, cancellationToken),
            _ => throw Errors.BadInput("Give either `id` or `handle`."),
        };

    private static async Task<User?> ByHandleAsync(
        UserLoader users, UserIdByHandleLoader handles, string handle, CancellationToken cancellationToken) =>
        await handles.LoadAsync(handle.ToLowerInvariant(), cancellationToken) is var id and not 0
            ? await users.LoadAsync(id, cancellationToken)
            : null;
}
