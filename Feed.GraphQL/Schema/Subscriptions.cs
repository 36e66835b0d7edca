using System.Runtime.CompilerServices;
using Feed.GraphQL.Live;
using Feed.GraphQL.Paging;
using Feed.Timelines;

namespace Feed.GraphQL.Schema;

/// <summary>What clients may follow. Each event carries in its extensions the cursor after which a returning client goes on.</summary>
[SubscriptionType]
internal static partial class Subscriptions
{
    /// <summary>Name of the response extension with the cursor of an event.</summary>
    public const string CursorExtension = "cursor";

    [Subscribe(With = nameof(OpenFeedAsync))]
    [GraphQLDescription(
        "Each post that is new in the signed-in user's feed. With `after`, the cursor of an earlier event or `feedCursor`, also what was missed since.")]
    public static Post GetFeedUpdated([EventMessage] DeliveredPost message, Viewer viewer, IResolverContext context)
    {
        context.OperationResult.SetExtension(CursorExtension, FeedScope(viewer).Encode(message.Position.ToString()));
        return message.Post;
    }

    [Subscribe(With = nameof(OpenPost))]
    [GraphQLDescription(
        "A post whenever it was edited, liked or commented on; ends when it is deleted. With `after`, the cursor of an earlier event, also at once when it has changed since.")]
    public static Post GetPostUpdated([EventMessage] ChangedPost message, IResolverContext context)
    {
        context.OperationResult.SetExtension(CursorExtension, PostScope(message.Post.Id).Encode(message.State));
        return message.Post;
    }

    /// <summary>The connection that cursors of a viewer's events belong to.</summary>
    internal static CursorScope FeedScope(Viewer viewer) => new(CursorKind.FeedUpdates, viewer.RequiredId);

    internal static async IAsyncEnumerable<DeliveredPost> OpenFeedAsync(
        Viewer viewer, FeedUpdates updates, ICardReader cards, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LogPosition? position = after is null ? null
            : FeedScope(viewer).TryDecode(after, out var text) && LogPosition.TryParse(text, out var parsed) ? parsed
            : throw Errors.BadCursor();
        if ((await cards.GetUsersAsync([viewer.RequiredId], cancellationToken)).Count == 0) throw Errors.Unauthenticated();
        await foreach (var post in updates.ReadAsync(viewer.RequiredId, position, cancellationToken)) yield return post;
    }

    internal static IAsyncEnumerable<ChangedPost> OpenPost(
        PostUpdates updates, [ID] string id, string? after, CancellationToken cancellationToken)
    {
        if (!FeedId.TryParse(id, out var postId)) return AsyncEnumerable.Empty<ChangedPost>();
        string? seen = null;
        if (after is not null && !PostScope(postId).TryDecode(after, out seen)) throw Errors.BadCursor();
        return updates.ReadAsync(postId, seen, cancellationToken);
    }

    private static CursorScope PostScope(long postId) => new(CursorKind.PostUpdates, postId);
}
