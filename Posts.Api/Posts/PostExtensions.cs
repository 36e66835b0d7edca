using Posts.Api.Idempotency;

namespace Posts.Api.Posts;

/// <summary>Writing, editing and deleting posts.</summary>
internal static class PostExtensions
{
    public static void MapPosts(this IEndpointRouteBuilder commands)
    {
        var posts = commands.MapGroup("/posts").WithTags("Posts");
        posts.MapPost("", WritePost.HandleAsync).WithSummary("Write a post").Idempotent();
        posts.MapPatch("/{id:id}", EditPost.HandleAsync).WithSummary("Edit one's own post")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        posts.MapDelete("/{id:id}", DeletePost.HandleAsync).WithSummary("Delete one's own post")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }
}
