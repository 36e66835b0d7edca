using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Feed.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Idempotency;
using Posts.Api.Storage;

namespace Posts.Api.Posts;

internal sealed record NewPost(
    [property: Required, Description("1 to 2,200 characters, as people count them.")] string? Text = null,
    [property: Description("Absolute http or https address of at most 2,048 characters.")] string? ImageUrl = null);

/// <summary><c>POST /posts</c></summary>
internal static class WritePost
{
    private const string Sql = "INSERT INTO public.posts (author_id, text, image_url, traceparent) VALUES ($1, $2, $3, $4) RETURNING id";

    public static FieldErrors Check(NewPost post) => new FieldErrors()
        .Add("text", PostRules.Text(post.Text))
        .Add("imageUrl", PostRules.ImageUrl(post.ImageUrl));

    public static async Task<Results<Created<PostAnswer>, ProblemHttpResult, StoredAnswer>> HandleAsync(
        NewPost post, Caller caller, HttpRequest request, Once once, CancellationToken cancellationToken)
    {
        var errors = Check(post);
        if (errors.Any) return Problems.Invalid(errors);
        return await once.RunAsync<Created<PostAnswer>>(request, FeedId.Format(caller.Id), post, async (connection, cancellation) =>
        {
            var id = await connection.FirstAsync(
                Sql, [caller.Id, post.Text, post.ImageUrl, Database.Traceparent], row => row.GetInt64(0), cancellation);
            return TypedResults.Created((string?)null, PostAnswer.Of(id, caller, post.Text!, post.ImageUrl, editedAt: null));
        }, cancellationToken);
    }
}
