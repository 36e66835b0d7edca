using System.Globalization;
using AppHost.Resources;
using Feed.Contracts;
using ElasticsearchResource = Aspire.Hosting.ApplicationModel.ElasticsearchResource;
using RedisResource = Aspire.Hosting.ApplicationModel.RedisResource;

namespace AppHost.Aspire;

/// <summary>Adds the servers, set as the distributed profile sets its own.</summary>
internal static class StoreExtensions
{
    /// <summary>Elasticsearch's image, of the version that stack/pom.xml names.</summary>
    public const string ElasticsearchTag = "8.19.21";

    /// <summary>Postgres, ready for logical replication.</summary>
    public static FeedPostgres AddFeedPostgres(this IDistributedApplicationBuilder builder, FeedSecrets secrets)
    {
        var server = builder.AddPostgres(ResourceNames.Postgres, password: secrets.Postgres)
            .WithDataVolume()
            .WithArgs([.. PostgresSettings.Needed.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })]);
        return new FeedPostgres(server, server.AddDatabase(ConnectionNames.Database), secrets);
    }

    /// <summary>Redis that keeps its data.</summary>
    public static IResourceBuilder<RedisResource> AddFeedRedis(this IDistributedApplicationBuilder builder)
    {
        var redis = builder.AddRedis(ResourceNames.Redis).WithDataVolume().WithPersistence(TimeSpan.FromSeconds(10));
        // Published, the server's words are one argument already, and more would be lost.
        return builder.ExecutionContext.IsRunMode
            ? redis.WithArgs("--appendonly", "yes", "--auto-aof-rewrite-min-size", "256mb", "--zset-max-listpack-entries", "512", "--zset-max-listpack-value", "512")
            : redis;
    }

    /// <summary>
    /// Kafka. Its topics are made by FeedSetup. The integration's health check writes to a topic of its own, so started here the broker makes
    /// a topic for whoever writes first, with the partitions of ours; published, it does not.
    /// </summary>
    public static IResourceBuilder<KafkaServerResource> AddFeedKafka(this IDistributedApplicationBuilder builder)
    {
        var largestRecord = KafkaSettings.MaxMessageBytes.ToString(CultureInfo.InvariantCulture);
        return builder.AddKafka(ResourceNames.Kafka)
            .WithDataVolume()
            .WithEnvironment("KAFKA_AUTO_CREATE_TOPICS_ENABLE", builder.ExecutionContext.IsRunMode ? "true" : "false")
            .WithEnvironment("KAFKA_NUM_PARTITIONS", TopicSettings.Read(SetupExtensions.ChosenForTopics()).Partitions.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("KAFKA_MESSAGE_MAX_BYTES", largestRecord)
            .WithEnvironment("KAFKA_REPLICA_FETCH_MAX_BYTES", largestRecord)
            // Connect's session is shorter than a broker allows by default.
            .WithEnvironment("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000");
    }

    /// <summary>Elasticsearch of one node.</summary>
    public static IResourceBuilder<ElasticsearchResource> AddFeedElasticsearch(this IDistributedApplicationBuilder builder, FeedSecrets secrets) =>
        builder.AddElasticsearch(ResourceNames.Elasticsearch, secrets.Elasticsearch)
            .WithImageTag(ElasticsearchTag)
            .WithDataVolume()
            .WithEnvironment("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
            // A laptop's disk is often nearly full: an index that refuses writes for that would look like a fault of ours.
            .WithEnvironment("cluster.routing.allocation.disk.threshold_enabled", "false");
}
