using Aspire.Confluent.Kafka;
using Confluent.Kafka;
using Feed.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.Changes.Packages;

/// <summary>
/// PackageSet=latest: Aspire.Confluent.Kafka, for the producer. The consumer is made anew for each epoch, which Aspire's, one for the whole
/// process, cannot be.
/// </summary>
internal static class PackageExtensions
{
    /// <summary>Registers where a group's dead letters go, with Aspire's health check, traces and metrics.</summary>
    public static void AddDeadLetterTopic(this IHostApplicationBuilder builder, string group, string brokers)
    {
        builder.AddKafkaProducer<string, byte[]?>(ConnectionNames.Kafka, (KafkaProducerSettings settings) => DeadLetterTopic.Configure(settings.Config, group));
        builder.Services.AddKeyedSingleton(group, (services, _) => new DeadLetterTopic(
            group, brokers, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<IProducer<string, byte[]?>>));
    }
}
