using Feed.Changes;
using Feed.Timelines;
using FeedBuilder.Announcing;
using FeedBuilder.Cards;
using FeedBuilder.Fanout;
using FeedBuilder.Graph;
using FeedBuilder.Telemetry;

namespace FeedBuilder;

/// <summary>Registers what keeps the Redis read model in step with the change stream.</summary>
internal static class FeedBuilding
{
    public static IHostApplicationBuilder AddFeedBuilding(this IHostApplicationBuilder builder)
    {
        builder.AddTimelineWriter();
        builder.Services.AddFeedProjection();
        builder.Services.AddSingleton<PostAnnouncer>();
        builder.Services.AddSingleton<AnnouncingProjection>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BigFanouts>());
        builder.AddChangeStream<AnnouncingProjection, RedisMarks>(ReadModel.Group);
        return builder;
    }

    internal static void AddFeedProjection(this IServiceCollection services)
    {
        services.AddSingleton<FanoutTelemetry>();
        services.AddSingleton<CardRefresher>();
        services.AddSingleton<ViewerPages>();
        services.AddSingleton<PostFanout>();
        services.AddSingleton<Celebrities>();
        services.AddSingleton<BigFanoutWork>();
        services.AddSingleton<BigFanouts>();
        services.AddOptions<FanoutOptions>().BindConfiguration("Feed").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EdgeQuery>();
        services.AddSingleton<EdgeSettler>();
        services.AddSingleton<FeedProjection>();
    }
}
