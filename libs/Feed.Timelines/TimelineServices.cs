using Feed.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>Registers the Redis read model.</summary>
public static class TimelineServices
{
    /// <summary>
    /// Registers one Redis connection from <c>ConnectionStrings:redis</c>, in StackExchange.Redis' form. It connects in the background, also
    /// when Redis comes later or comes back.
    /// </summary>
    public static IHostApplicationBuilder AddFeedRedis(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.All(service => service.ServiceType != typeof(IConnectionMultiplexer))) builder.AddRedisConnection();
        return builder;
    }

    /// <summary>Registers <see cref="ITimelineReader"/> and <see cref="ICardReader"/>. Needs an <see cref="Npgsql.NpgsqlDataSource"/>.</summary>
    public static IHostApplicationBuilder AddTimelineReader(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddFeedRedis().Services.AddTimelineStores();
        builder.Services.TryAddSingleton<TimelineSource>();
        builder.Services.TryAddSingleton<TimelineBuilder>();
        builder.Services.TryAddSingleton<FeedSources>();
        builder.Services.TryAddSingleton<TimelinePager>();
        builder.Services.TryAddSingleton<CurrentEpoch>();
        builder.Services.TryAddSingleton<ITimelineReader, TimelineReader>();
        builder.Services.TryAddSingleton<PageReader>();
        builder.Services.TryAddSingleton<CardReader>();
        builder.Services.TryAddSingleton<ICardReader>(services => services.GetRequiredService<CardReader>());
        return builder;
    }

    /// <summary>
    /// Registers <see cref="ITimelineWriter"/>, <see cref="ICardWriter"/>, <see cref="ICounterWriter"/>, <see cref="IFanoutJobs"/> and <see cref="IReadModelEpochs"/>.
    /// Needs an <see cref="Npgsql.NpgsqlDataSource"/> of the primary.
    /// </summary>
    public static IHostApplicationBuilder AddTimelineWriter(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddFeedRedis().Services.AddTimelineStores();
        builder.Services.TryAddSingleton<ITimelineWriter, TimelineWriter>();
        builder.Services.TryAddSingleton<ICardWriter, CardWriter>();
        builder.Services.TryAddSingleton<IFanoutJobs, FanoutJobs>();
        builder.Services.TryAddSingleton<ICounterWriter, CounterWriter>();
        builder.Services.TryAddSingleton<IReadModelEpochs, ReadModelEpochs>();
        return builder;
    }

    private static void AddTimelineStores(this IServiceCollection services)
    {
        services.AddOptions<TimelineOptions>().BindConfiguration("Feed").ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TimelineTelemetry>();
        services.TryAddSingleton<RedisGateway>();
        services.TryAddSingleton<PostgresGate>();
        services.TryAddSingleton<CardSource>();
        services.TryAddSingleton<EpochStore>();
        services.TryAddSingleton<TimelineHints>();
        services.TryAddSingleton<TimelineStore>();
        services.TryAddSingleton(PostCards);
        services.TryAddSingleton(UserCards);
        services.TryAddSingleton(Likes);
        services.TryAddSingleton(CountersOfPosts);
        services.TryAddSingleton(CountersOfUsers);
        services.TryAddSingleton(typeof(RecentCards<>));
        services.TryAddSingleton(typeof(CardCache<>));
        services.TryAddSingleton(typeof(CounterCache<>));
    }

    private static CardKind<PostCard> PostCards(IServiceProvider services) =>
        new('P', RedisKeys.Post, RedisKeys.Counts, card => card.Id, CardText.Write, CardText.ReadPost, services.GetRequiredService<CardSource>().PostsAsync);

    private static CardKind<UserCard> UserCards(IServiceProvider services) =>
        new('C', RedisKeys.User, Counters: null, card => card.Id, CardText.Write, CardText.ReadUser, services.GetRequiredService<CardSource>().UsersAsync);

    private static CardKind<LikedPosts> Likes(IServiceProvider services) =>
        new('C', RedisKeys.Liked, Counters: null, likes => likes.UserId, CardText.Write, CardText.ReadLikes, services.GetRequiredService<CardSource>().LikesAsync);

    private static CounterKind<PostCounts> CountersOfPosts(IServiceProvider services) => new(
        2,
        RedisKeys.Post,
        values => new PostCounts(values[0], values[1]),
        services.GetRequiredService<CardSource>().PostCountsAsync);

    private static CounterKind<UserCounts> CountersOfUsers(IServiceProvider services) => new(
        3,
        Card: null,
        values => new UserCounts(values[0], values[1], values[2]),
        services.GetRequiredService<CardSource>().UserCountsAsync);
}
