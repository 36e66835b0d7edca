using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Feed.Kafka;

namespace AppHost.Resources;

/// <summary>Makes the topics that are missing. Knows nothing of how Kafka is run.</summary>
internal static class KafkaTopics
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Makes what is missing, and sets what differs; partitions of a topic that exists stay, for its keys are placed by their number.</summary>
    /// <param name="bootstrapServers">Any of the brokers.</param>
    /// <param name="topics">The topics as they should be.</param>
    /// <param name="cancellationToken">Cancels the work; it can be done again.</param>
    /// <returns>The names of those that were made or changed.</returns>
    /// <exception cref="DllNotFoundException">Kafka's client library is not there; the message says what to do.</exception>
    /// <exception cref="KafkaException">The brokers do not answer, or refuse.</exception>
    public static async Task<IReadOnlyList<string>> EnsureAsync(string bootstrapServers, IReadOnlyList<TopicDeclaration> topics, CancellationToken cancellationToken)
    {
        KafkaLibrary.Require();
        var settings = new AdminClientConfig { BootstrapServers = bootstrapServers, ClientId = "apphost" };
        using var admin = new AdminClientBuilder(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        var known = await Task.Run(() => admin.GetMetadata(AnswerTimeout), cancellationToken);
        var existing = known.Topics.Select(topic => topic.Topic).ToHashSet();
        List<TopicDeclaration> missing = [.. topics.Where(topic => !existing.Contains(topic.Name))];
        await CreateAsync(admin, missing);
        cancellationToken.ThrowIfCancellationRequested();
        var changed = await ChangeAsync(admin, [.. topics.Where(topic => existing.Contains(topic.Name))]);
        return [.. missing.Select(topic => topic.Name), .. changed];
    }

    private static async Task CreateAsync(IAdminClient admin, IReadOnlyList<TopicDeclaration> topics)
    {
        if (topics.Count == 0)
        {
            return;
        }

        try
        {
            await admin.CreateTopicsAsync(topics.Select(topic => new TopicSpecification
            {
                Name = topic.Name, NumPartitions = topic.Partitions, ReplicationFactor = topic.Replicas, Configs = new(topic.Settings),
            }));
        }
        catch (CreateTopicsException exception) when (exception.Results.All(one => one.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            // Somebody else was quicker.
        }
    }

    private static async Task<IEnumerable<string>> ChangeAsync(IAdminClient admin, IReadOnlyList<TopicDeclaration> topics)
    {
        if (topics.Count == 0)
        {
            return [];
        }

        var resources = topics.ToDictionary(topic => topic, topic => new ConfigResource { Type = ResourceType.Topic, Name = topic.Name });
        var found = (await admin.DescribeConfigsAsync(resources.Values)).ToDictionary(one => one.ConfigResource.Name, one => one.Entries);
        var changes = new Dictionary<ConfigResource, List<ConfigEntry>>();
        foreach (var (topic, resource) in resources)
        {
            var differing = topic.Settings.Where(one => found[topic.Name].GetValueOrDefault(one.Key)?.Value != one.Value)
                .Select(one => new ConfigEntry { Name = one.Key, Value = one.Value, IncrementalOperation = AlterConfigOpType.Set }).ToList();
            if (differing.Count > 0)
            {
                changes.Add(resource, differing);
            }
        }

        if (changes.Count > 0)
        {
            await admin.IncrementalAlterConfigsAsync(changes);
        }

        return changes.Keys.Select(topic => topic.Name);
    }
}
