using Microsoft.AspNetCore.Http.HttpResults;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Blocks;

/// <summary>Who blocks whom. A block ends the follows between the two, both ways; nothing brings them back.</summary>
internal static class BlockExtensions
{
    private const string BlockSql = """
        WITH target AS (SELECT id FROM public.users WHERE id = $2),
             written AS (INSERT INTO public.blocks (blocker_id, blocked_id, traceparent)
                         SELECT $1, id, $3 FROM target ON CONFLICT DO NOTHING),
             ended AS (DELETE FROM public.follows WHERE (follower_id, followee_id) IN (($1, $2), ($2, $1)))
        SELECT EXISTS (SELECT FROM target)
        """;

    private const string UnblockSql = """
        WITH gone AS (DELETE FROM public.blocks WHERE blocker_id = $1 AND blocked_id = $2)
        SELECT EXISTS (SELECT FROM public.users WHERE id = $2)
        """;

    public static void MapBlocks(this IEndpointRouteBuilder commands)
    {
        var block = commands.MapGroup("/users/{id:id}/block").WithTags("Blocks").ProducesProblem(StatusCodes.Status404NotFound);
        block.MapPut("", BlockAsync).WithSummary("Block a user").ProducesProblem(StatusCodes.Status400BadRequest);
        block.MapDelete("", UnblockAsync).WithSummary("Unblock a user");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> BlockAsync(
        PathId id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        if (id.Value == caller.Id) return Problems.Self("block");
        var found = await database.TransactAsync(async (connection, cancellation) =>
        {
            await PairLock.TakeAsync(connection, caller.Id, id.Value, cancellation);
            return await connection.FirstAsync(
                BlockSql, [caller.Id, id.Value, Database.Traceparent], row => row.GetBoolean(0), cancellation);
        }, cancellationToken);
        return found ? TypedResults.NoContent() : Problems.NotFound("user");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnblockAsync(
        PathId id, Caller caller, Database database, CancellationToken cancellationToken) =>
        await database.FirstAsync(UnblockSql, [caller.Id, id.Value], row => row.GetBoolean(0), cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound("user");
}
