using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.Changes.Packages;

/// <summary>PackageSet=portable: Confluent.Kafka alone.</summary>
internal static class PackageExtensions
{
    /// <summary>Registers where a group's dead letters go.</summary>
    public static void AddDeadLetterTopic(this IHostApplicationBuilder builder, string group, string brokers) =>
        builder.Services.AddKeyedSingleton(group, (services, _) => new DeadLetterTopic(group, brokers, services.GetRequiredService<TimeProvider>()));
}
