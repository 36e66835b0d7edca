namespace Feed.GraphQL.Schema;

/// <summary>What to search for.</summary>
[GraphQLDescription("What to search for.")]
internal enum SearchType
{
    Post,
    User,
}
