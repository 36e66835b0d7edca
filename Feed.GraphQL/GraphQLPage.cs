namespace Feed.GraphQL;

/// <summary>The endpoint, and the page that browsers are answered there.</summary>
internal static class GraphQLPage
{
    private const string Path = "/graphql";

    private const string FirstQuery = """
        # A first query. Sign up over REST, and put the access token into Headers below: {"Authorization": "Bearer …"}
        query Feed($first: Int = 20, $after: String) {
          me { handle followerCount }
          feed(first: $first, after: $after) {
            nodes { id text createdAt likeCount likedByMe author { handle displayName } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    /// <summary>Maps <c>/graphql</c>, and sends visitors of <c>/</c> there.</summary>
    public static void MapFeedSchema(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal), graphql => graphql.UseRejectedTokens());
        app.UseResponseCompression();
        app.UseWebSockets();
        app.MapGet("/", () => Results.Redirect(Path));
        app.MapGraphQL(Path).WithOptions(options =>
        {
            options.Tool.Title = "Feed";
            options.Tool.DefaultQuery = FirstQuery;
        });
    }
}
