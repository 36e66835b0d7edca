using AppHost.Local;

namespace AppHost.Resources;

/// <summary>Looks for everything that the JVM servers need before anything is started: a minute later is too late to be told.</summary>
internal static class DistributedNeeds
{
    /// <summary>Fails unless what is to be started is there.</summary>
    /// <exception cref="LocalStackException">Something is missing; the message says what to do.</exception>
    public static void Require(IReadOnlyCollection<string> names)
    {
        foreach (var (name, require) in new (string, Action)[]
        {
            (ResourceNames.Kafka, KafkaResource.RequireInstalled),
            (ResourceNames.Connect, ConnectResource.RequireInstalled),
            (ResourceNames.Elasticsearch, ElasticsearchResource.RequireInstalled),
        })
        {
            if (names.Contains(name))
            {
                require();
            }
        }

        if (names.Contains(ResourceNames.Kafka) && Feed.Kafka.KafkaLibrary.Problem is { } problem)
        {
            throw new LocalStackException("Kafka's topics cannot be made.", problem);
        }
    }
}
