using AppHost.Resources;
using Confluent.Kafka;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AppHost.Aspire;

/// <summary>Makes the topics that are missing, also those that somebody deleted since; unhealthy until they are there.</summary>
internal sealed class TopicsCheck(KafkaServerResource kafka) : IHealthCheck
{
    // The same environment that the other profiles read.
    private readonly IReadOnlyList<TopicDeclaration> _topics = TopicSettings.Read(new[] { TopicSettings.RetentionVariable, TopicSettings.PartitionsVariable }
        .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name) ?? "")).Declare();

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await kafka.ConnectionStringExpression.GetValueAsync(cancellationToken) is not { Length: > 0 } servers)
        {
            return HealthCheckResult.Unhealthy("Kafka has no address yet.");
        }

        try
        {
            await KafkaTopics.EnsureAsync(servers, _topics, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is KafkaException or DllNotFoundException)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
