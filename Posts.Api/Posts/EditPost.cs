using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Posts;

internal sealed record PostPatch
{
    public Optional<string> Text { get; init; }

    /// <summary>Null takes the picture away.</summary>
    public Optional<string> ImageUrl { get; init; }
}

/// <summary><c>PATCH /posts/{id}</c></summary>
internal static class EditPost
{
    private const string FindSql = "SELECT author_id, text, image_url, edited_at FROM public.posts WHERE id = $1 FOR NO KEY UPDATE";

    private const string UpdateSql = """
        UPDATE public.posts SET text = $2, image_url = $3, edited_at = date_trunc('milliseconds', clock_timestamp()), traceparent = $4
        WHERE id = $1 RETURNING edited_at
        """;

    public static FieldErrors Check(PostPatch patch) => new FieldErrors()
        .Add("text", patch.Text.IsSet ? PostRules.Text(patch.Text.Value) : null)
        .Add("imageUrl", PostRules.ImageUrl(patch.ImageUrl.Value));

    public static async Task<Results<Ok<PostAnswer>, ProblemHttpResult>> HandleAsync(
        PathId id, PostPatch patch, Caller caller, Database database, CancellationToken cancellationToken)
    {
        var errors = Check(patch);
        if (errors.Any) return Problems.Invalid(errors);
        return await database.TransactAsync(
            (connection, cancellation) => UpdateAsync(connection, id.Value, patch, caller, cancellation), cancellationToken);
    }

    private static async Task<Results<Ok<PostAnswer>, ProblemHttpResult>> UpdateAsync(
        NpgsqlConnection connection, long id, PostPatch patch, Caller caller, CancellationToken cancellationToken)
    {
        var post = await connection.FirstAsync(FindSql, [id], Read, cancellationToken);
        if (post is null) return Problems.NotFound("post");
        if (post.AuthorId != caller.Id) return Problems.NotYours("post");
        var edited = post with { Text = patch.Text.Or(post.Text)!, ImageUrl = patch.ImageUrl.Or(post.ImageUrl) };
        // What changes nothing is no edit.
        if (edited != post)
        {
            var at = await connection.FirstAsync(UpdateSql, [id, edited.Text, edited.ImageUrl, Database.Traceparent],
                row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
            edited = edited with { EditedAt = at };
        }
        return TypedResults.Ok(PostAnswer.Of(id, caller, edited.Text, edited.ImageUrl, edited.EditedAt));
    }

    private static Stored Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.TextOrNull(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3));

    private sealed record Stored(long AuthorId, string Text, string? ImageUrl, DateTimeOffset? EditedAt);
}
