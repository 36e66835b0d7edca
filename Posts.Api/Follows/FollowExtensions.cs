using Microsoft.AspNetCore.Http.HttpResults;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Follows;

/// <summary>Who follows whom.</summary>
internal static class FollowExtensions
{
    // The lock is taken by a statement of its own: the next one's snapshot sees what its last holder committed.
    private const string FollowSql = """
        WITH target AS (SELECT id FROM public.users WHERE id = $2),
             block AS (SELECT FROM public.blocks WHERE (blocker_id, blocked_id) IN (($1, $2), ($2, $1))),
             written AS (INSERT INTO public.follows (follower_id, followee_id, traceparent)
                         SELECT $1, id, $3 FROM target WHERE NOT EXISTS (SELECT FROM block) ON CONFLICT DO NOTHING)
        SELECT EXISTS (SELECT FROM target), EXISTS (SELECT FROM block)
        """;

    private const string UnfollowSql = """
        WITH gone AS (DELETE FROM public.follows WHERE follower_id = $1 AND followee_id = $2)
        SELECT EXISTS (SELECT FROM public.users WHERE id = $2)
        """;

    public static void MapFollows(this IEndpointRouteBuilder commands)
    {
        var follow = commands.MapGroup("/users/{id:id}/follow").WithTags("Follows").ProducesProblem(StatusCodes.Status404NotFound);
        follow.MapPut("", FollowAsync).WithSummary("Follow a user")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        follow.MapDelete("", UnfollowAsync).WithSummary("Unfollow a user");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FollowAsync(
        PathId id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        if (id.Value == caller.Id) return Problems.Self("follow");
        var found = await database.TransactAsync(async (connection, cancellation) =>
        {
            await PairLock.TakeAsync(connection, caller.Id, id.Value, cancellation);
            return await connection.FirstAsync(FollowSql, [caller.Id, id.Value, Database.Traceparent],
                row => (User: row.GetBoolean(0), Block: row.GetBoolean(1)), cancellation);
        }, cancellationToken);
        return !found.User ? Problems.NotFound("user") : found.Block ? Problems.Blocked() : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnfollowAsync(
        PathId id, Caller caller, Database database, CancellationToken cancellationToken) =>
        await database.FirstAsync(UnfollowSql, [caller.Id, id.Value], row => row.GetBoolean(0), cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound("user");
}
