using System.Diagnostics.Metrics;
using Feed.Changes.Kafka;
using Feed.Changes.Postgres;
using Feed.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Feed.Changes;

/// <summary>Registers a consumer of the change stream.</summary>
public static class ChangeStreamExtensions
{
    private const double MostSeconds = 3_600;
    private const string Brokers = ConnectionNames.Kafka;

    /// <summary>
    /// Feeds <typeparamref name="TProjection"/> with every row of the published tables and then with every change, as the consumer group
    /// <paramref name="group"/>. With <c>ConnectionStrings:kafka</c> (bootstrap servers) they come from Kafka, where Debezium writes them, and
    /// several instances of a group share the partitions; without it from Postgres, by the slot <c>feed_{group}</c>, and several instances
    /// stand by for each other. Either way <c>ConnectionStrings:feeddb</c> is needed: a role in <c>feed_stream</c>, for a slot with REPLICATION.
    /// </summary>
    /// <typeparam name="TProjection">What is made of the changes; registered as a singleton unless it already is.</typeparam>
    /// <typeparam name="TMarks">Where the projection's progress is kept; registered as a singleton unless it already is.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="group">Lower-case letters, digits and hyphens, such as <c>feed-builder</c>.</param>
    /// <exception cref="ArgumentException">The group's name cannot be made into a slot's name.</exception>
    public static IHostApplicationBuilder AddChangeStream<TProjection, TMarks>(this IHostApplicationBuilder builder, string group)
        where TProjection : class, IProjection
        where TMarks : class, IProjectionMarks
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(group);
        var slot = PostgresStream.SlotOf(group);
        builder.Services.AddOptions<ChangeStreamOptions>().BindConfiguration(ChangeStreamOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.RetrySeconds.All(s => s is >= 0 and <= MostSeconds), "RetrySeconds: each pause lasts 0 to 3600 seconds.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<TProjection>();
        builder.Services.TryAddSingleton<TMarks>();
        builder.Services.AddMetrics();
        var brokers = builder.Configuration.GetConnectionString(Brokers);
        builder.Services.AddKeyedSingleton(group, (services, _) => new ChangeTelemetry(
            group, string.IsNullOrEmpty(brokers) ? slot : null, services.GetRequiredService<IMeterFactory>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddKeyedSingleton(group, (services, _) => new PostgresStream(group, ConnectionString(services)));
        if (string.IsNullOrEmpty(brokers)) builder.Services.AddSingleton<IHostedService>(services => Worker<TProjection, TMarks>(services, group));
        else builder.AddKafkaStream<TProjection, TMarks>(group, brokers);
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"changes:{group}", services => new ChangeLagHealthCheck(services.GetRequiredKeyedService<ChangeTelemetry>(group)),
            failureStatus: null, tags: [ChangeLagHealthCheck.Tag]));
        return builder;
    }

    private static ChangeStreamWorker Worker<TProjection, TMarks>(IServiceProvider services, string group)
        where TProjection : class, IProjection
        where TMarks : class, IProjectionMarks
    {
        var options = services.GetRequiredService<IOptions<ChangeStreamOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var stream = services.GetRequiredKeyedService<PostgresStream>(group);
        var projection = services.GetRequiredService<TProjection>();
        var logger = services.GetRequiredService<ILogger<PostgresSource>>();
        var source = new PostgresSource(stream, projection.NeedsSnapshotRows, options, time, logger);
        return new ChangeStreamWorker(
            group,
            source,
            projection,
            services.GetRequiredService<TMarks>(),
            new RetryTable(group, stream.Pool),
            new DeadLetterTable(group, stream.Pool),
            services.GetRequiredKeyedService<ChangeTelemetry>(group),
            options,
            time,
            services.GetRequiredService<ILogger<ChangeStreamWorker>>());
    }

    private static string ConnectionString(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>().GetConnectionString(PostgresStream.Database)
        ?? throw new InvalidOperationException($"ConnectionStrings:{PostgresStream.Database} is not set: the change stream comes from that database.");
}
