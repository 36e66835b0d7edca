using Feed.Changes.Packages;
using Feed.Changes.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Feed.Changes.Kafka;

/// <summary>Registers a consumer of the change stream that reads Kafka.</summary>
internal static class KafkaStreamExtensions
{
    public static void AddKafkaStream<TProjection, TMarks>(this IHostApplicationBuilder builder, string group, string brokers)
        where TProjection : class, IProjection
        where TMarks : class, IProjectionMarks
    {
        builder.Services.AddOptions<KafkaStreamOptions>().BindConfiguration(KafkaStreamOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddDeadLetterTopic(group, brokers);
        builder.Services.AddSingleton<IHostedService>(services => Worker<TProjection, TMarks>(services, group, brokers));
    }

    private static KafkaWorker Worker<TProjection, TMarks>(IServiceProvider services, string group, string brokers)
        where TProjection : class, IProjection
        where TMarks : class, IProjectionMarks
    {
        var kafka = services.GetRequiredService<IOptions<KafkaStreamOptions>>().Value;
        var options = services.GetRequiredService<IOptions<ChangeStreamOptions>>().Value;
        var database = services.GetRequiredKeyedService<PostgresStream>(group);
        return new KafkaWorker(
            new KafkaStream(group, brokers, kafka, options.Linger),
            database,
            services.GetRequiredService<TProjection>(),
            services.GetRequiredService<TMarks>(),
            new RetryTable(group, database.Pool),
            services.GetRequiredKeyedService<DeadLetterTopic>(group),
            services.GetRequiredKeyedService<ChangeTelemetry>(group),
            kafka,
            options,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<KafkaWorker>>());
    }
}
