namespace AppHost.Aspire;

/// <summary>The servers that are not ours, and the secrets that open them.</summary>
internal sealed record FeedStores(
    FeedSecrets Secrets,
    FeedPostgres Postgres,
    IResourceBuilder<RedisResource> Redis,
    IResourceBuilder<KafkaServerResource> Kafka,
    IResourceBuilder<ContainerResource> Connect,
    IResourceBuilder<ElasticsearchResource> Elasticsearch)
{
    /// <summary>Adds pgAdmin, Redis Insight and Kafka UI.</summary>
    /// <param name="wanted">Whether they are asked for.</param>
    public void AddViewers(bool wanted)
    {
        if (!wanted)
        {
            return;
        }

        Postgres.Server.WithPgAdmin();
        Redis.WithRedisInsight();
        Kafka.WithKafkaUI();
    }
}
