using Feed.Contracts;

namespace AppHost.Resources;

/// <summary>The names of resources, whoever starts them. A store that services connect to has the name of its connection string.</summary>
internal static class ResourceNames
{
    public const string Postgres = "postgres";
    public const string Redis = ConnectionNames.Redis;
    public const string Kafka = ConnectionNames.Kafka;
    public const string Connect = "connect";
    public const string Elasticsearch = ConnectionNames.Elasticsearch;

    /// <summary>Does from outside what the embedded and distributed profiles do themselves; only Aspire has it.</summary>
    public const string FeedSetup = "feed-setup";

    public const string PostsApi = "posts-api";
    public const string FeedBuilder = "feed-builder";
    public const string SearchIndexer = "search-indexer";
    public const string FeedGraphql = "feed-graphql";
}
