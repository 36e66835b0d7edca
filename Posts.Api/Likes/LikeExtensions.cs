using Microsoft.AspNetCore.Http.HttpResults;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Likes;

/// <summary>Who likes which post.</summary>
internal static class LikeExtensions
{
    private const string LikeSql = """
        WITH target AS (SELECT id, author_id FROM public.posts WHERE id = $1),
             block AS (SELECT FROM public.blocks, target WHERE (blocker_id, blocked_id) IN (($2, author_id), (author_id, $2))),
             written AS (INSERT INTO public.likes (post_id, user_id, traceparent)
                         SELECT id, $2, $3 FROM target WHERE NOT EXISTS (SELECT FROM block) ON CONFLICT DO NOTHING)
        SELECT EXISTS (SELECT FROM target), EXISTS (SELECT FROM block)
        """;

    private const string UnlikeSql = """
        WITH gone AS (DELETE FROM public.likes WHERE post_id = $1 AND user_id = $2)
        SELECT EXISTS (SELECT FROM public.posts WHERE id = $1)
        """;

    public static void MapLikes(this IEndpointRouteBuilder commands)
    {
        var like = commands.MapGroup("/posts/{id:id}/like").WithTags("Likes").ProducesProblem(StatusCodes.Status404NotFound);
        like.MapPut("", LikeAsync).WithSummary("Like a post").ProducesProblem(StatusCodes.Status403Forbidden);
        like.MapDelete("", UnlikeAsync).WithSummary("Take a like back");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LikeAsync(
        PathId id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        var found = await database.FirstAsync(LikeSql, [id.Value, caller.Id, Database.Traceparent],
            row => (Post: row.GetBoolean(0), Block: row.GetBoolean(1)), cancellationToken);
        return !found.Post ? Problems.NotFound("post") : found.Block ? Problems.Blocked() : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnlikeAsync(
        PathId id, Caller caller, Database database, CancellationToken cancellationToken) =>
        await database.FirstAsync(UnlikeSql, [id.Value, caller.Id], row => row.GetBoolean(0), cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound("post");
}
