using Feed.GraphQL.Live;
using Feed.GraphQL.Loaders;
using Feed.GraphQL.Paging;
using Feed.ServiceDefaults;

namespace Feed.GraphQL;

/// <summary>The GraphQL server over the read model.</summary>
internal static class FeedSchemaExtensions
{
    /// <summary>Adds the schema, its resolvers and loaders.</summary>
    public static WebApplicationBuilder AddFeedSchema(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<ReadCheck>("write-model", tags: [HealthTags.Ready, HealthTags.Stores]);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Viewer>();
        builder.Services.AddScoped<SearchSource>();
        builder.Services.AddLive();
        builder.Services.AddCompression();
        builder.Services.AddGraphQLServer()
            .AddQueryType()
            .AddTypes()
            .AddLoaders()
            .AddSocketSessionInterceptor<ConnectionTokens>()
            .AddErrorFilter<StoreErrorFilter>();
        return builder;
    }

    private static IRequestExecutorBuilder AddLoaders(this IRequestExecutorBuilder builder) => builder
        .AddDataLoader<UserLoader>()
        .AddDataLoader<UserIdByHandleLoader>()
        .AddDataLoader<PostLoader>()
        .AddDataLoader<CommentLoader>()
        .AddDataLoader<PostCountsLoader>()
        .AddDataLoader<UserCountsLoader>()
        .AddDataLoader<LikedByMeLoader>()
        .AddDataLoader<FollowedByMeLoader>()
        .AddDataLoader<FollowerPageLoader>()
        .AddDataLoader<FollowingPageLoader>()
        .AddDataLoader<CommentPageLoader>();
}
