namespace Feed.GraphQL.Schema;

/// <summary>What a search finds.</summary>
[UnionType("SearchResult")]
[GraphQLDescription("What a search finds.")]
internal interface ISearchResult;
