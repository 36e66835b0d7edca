using Feed.Timelines;

namespace Feed.GraphQL.Schema;

/// <summary>A post, from the card, with its author: a post whose author is gone is not shown.</summary>
[ObjectType]
internal sealed record Post(
    [property: ID] long Id, User Author, string Text, string? ImageUrl, DateTimeOffset? EditedAt) : INode, ISearchResult
{
    public Post(PostCard card, User author)
        : this(card.Id, author, card.Text, card.ImageUrl, card.EditedAt)
    {
    }

    public DateTimeOffset CreatedAt => FeedId.CreatedAt(Id);
}
