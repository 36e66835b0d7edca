namespace Feed.GraphQL.Live;

/// <summary>What subscriptions need.</summary>
internal static class LiveExtensions
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration("Feed").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PostLogReader>();
        services.AddSingleton<FollowerQuery>();
        services.AddSingleton<LivePosts>();
        services.AddSingleton<FeedDelivery>();
        services.AddSingleton<PostWatches>();
        services.AddSingleton<FeedUpdates>();
        services.AddSingleton<PostUpdates>();
        services.AddSingleton<LiveFeeds>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeeds>());
        return services;
    }
}
