namespace Feed.GraphQL.Schema;

/// <summary>A comment on a post.</summary>
[ObjectType]
internal sealed record Comment([property: ID] long Id, [property: GraphQLIgnore] long PostId, User Author, string Text) : INode
{
    public DateTimeOffset CreatedAt => FeedId.CreatedAt(Id);
}
