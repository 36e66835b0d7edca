namespace Feed.GraphQL.Bench.Serving;

/// <summary>The root of the measured schema, which is that of the peers.</summary>
[QueryType]
internal static partial class MemoryQueries
{
    public static Task<FeedConnection> GetFeedAsync(MemoryFeed feed, int first = 50, string? after = null) =>
        after is null ? feed.ReadAsync(first) : throw new GraphQLException("There is one page.");
}
