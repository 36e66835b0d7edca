using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Feed.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Idempotency;
using Posts.Api.Storage;

namespace Posts.Api.Comments;

internal sealed record NewComment(
    [property: Required, Description("1 to 1,000 characters, as people count them.")] string? Text = null);

internal sealed record CommentAnswer(string Id, string PostId, AuthorAnswer Author, string Text, DateTimeOffset CreatedAt);

/// <summary><c>POST /posts/{id}/comments</c></summary>
internal static class WriteComment
{
    private const int LongestText = 1000;

    private const string Sql = """
        WITH target AS (SELECT id, author_id FROM public.posts WHERE id = $1),
             block AS (SELECT FROM public.blocks, target WHERE (blocker_id, blocked_id) IN (($2, author_id), (author_id, $2))),
             written AS (INSERT INTO public.comments (post_id, author_id, text, traceparent)
                         SELECT id, $2, $3, $4 FROM target WHERE NOT EXISTS (SELECT FROM block) RETURNING id)
        SELECT EXISTS (SELECT FROM target), (SELECT id FROM written)
        """;

    public static FieldErrors Check(NewComment comment) => new FieldErrors().Add("text", TextRules.Prose(comment.Text, LongestText));

    public static async Task<Results<Created<CommentAnswer>, ProblemHttpResult, StoredAnswer>> HandleAsync(
        PathId id, NewComment comment, Caller caller, HttpRequest request, Once once, CancellationToken cancellationToken)
    {
        var errors = Check(comment);
        if (errors.Any) return Problems.Invalid(errors);
        return await once.RunAsync(request, FeedId.Format(caller.Id), comment,
            (connection, cancellation) => InsertAsync(connection, id.Value, caller, comment.Text!, cancellation), cancellationToken);
    }

    private static async Task<Results<Created<CommentAnswer>, ProblemHttpResult>> InsertAsync(
        NpgsqlConnection connection, long postId, Caller caller, string text, CancellationToken cancellationToken)
    {
        var found = await connection.FirstAsync(Sql, [postId, caller.Id, text, Database.Traceparent],
            row => (Post: row.GetBoolean(0), Comment: row.IsDBNull(1) ? 0 : row.GetInt64(1)), cancellationToken);
        if (!found.Post) return Problems.NotFound("post");
        if (found.Comment == 0) return Problems.Blocked();
        var id = found.Comment;
        return TypedResults.Created((string?)null,
            new CommentAnswer(FeedId.Format(id), FeedId.Format(postId), AuthorAnswer.Of(caller), text, FeedId.CreatedAt(id)));
    }
}
