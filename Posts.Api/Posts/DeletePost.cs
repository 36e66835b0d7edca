using Microsoft.AspNetCore.Http.HttpResults;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Posts;

/// <summary><c>DELETE /posts/{id}</c></summary>
internal static class DeletePost
{
    private const string Sql = """
        WITH gone AS (DELETE FROM public.posts WHERE id = $1 AND author_id = $2)
        SELECT author_id FROM public.posts WHERE id = $1
        """;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        PathId id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        var author = await database.FirstAsync(Sql, [id.Value, caller.Id], row => row.GetInt64(0), cancellationToken);
        return author == 0 ? Problems.NotFound("post") : author != caller.Id ? Problems.NotYours("post") : TypedResults.NoContent();
    }
}
