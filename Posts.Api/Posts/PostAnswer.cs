using Feed.Contracts;
using Posts.Api.Callers;

namespace Posts.Api.Posts;

internal sealed record PostAnswer(
    string Id, AuthorAnswer Author, string Text, string? ImageUrl, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt)
{
    public static PostAnswer Of(long id, Caller author, string text, string? imageUrl, DateTimeOffset? editedAt) =>
        new(FeedId.Format(id), AuthorAnswer.Of(author), text, imageUrl, FeedId.CreatedAt(id), editedAt);
}
