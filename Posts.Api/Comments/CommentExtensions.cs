using Posts.Api.Idempotency;

namespace Posts.Api.Comments;

/// <summary>Writing and deleting comments.</summary>
internal static class CommentExtensions
{
    public static void MapComments(this IEndpointRouteBuilder commands)
    {
        var comments = commands.MapGroup("").WithTags("Comments")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        comments.MapPost("/posts/{id:id}/comments", WriteComment.HandleAsync).WithSummary("Comment on a post").Idempotent();
        comments.MapDelete("/comments/{id:id}", DeleteComment.HandleAsync).WithSummary("Delete one's own comment");
    }
}
