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
        builder.Services.TryAddSingleton<IConnectionMultiplexer>(_ => RedisConnection.Open(
            builder.Configuration.GetConnectionString("redis")
            ?? throw new InvalidOperationException("ConnectionStrings:redis is not set; the read model needs a Redis server.")));
        return builder;
    }

    /// <summary>Registers <see cref="ITimelineReader"/> and <see cref="ICardReader"/>. Needs an <see cref="Npgsql.NpgsqlDataSource"/>.</summary>
    public static IHostApplicationBuilder AddTimelineReader(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddFeedRedis();
        builder.Services.AddOptions<TimelineOptions>().BindConfiguration("Feed").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<PostgresGate>();
        builder.Services.TryAddSingleton<TimelineSource>();
        builder.Services.TryAddSingleton<CardSource>();
        builder.Services.TryAddSingleton<ITimelineReader, TimelineReader>();
        builder.Services.TryAddSingleton<ICardReader, CardReader>();
        return builder;
    }
}
