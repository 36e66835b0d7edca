using Feed.Timelines;

namespace Feed.GraphQL.Schema;

/// <summary>A user, from the card.</summary>
[ObjectType]
internal sealed record User([property: ID] long Id, string Handle, string DisplayName) : INode, ISearchResult
{
    public User(UserCard card)
        : this(card.Id, card.Handle, card.DisplayName)
    {
    }

    public DateTimeOffset CreatedAt => FeedId.CreatedAt(Id);
}
