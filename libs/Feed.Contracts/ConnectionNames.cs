namespace Feed.Contracts;

/// <summary>Names of the connection strings that services read: the same whoever starts them.</summary>
public static class ConnectionNames
{
    /// <summary>The write model, as the service's own role.</summary>
    public const string Database = "feeddb";

    /// <summary>The write model as its owner, for migrations.</summary>
    public const string DatabaseOwner = "feeddb-owner";

    /// <summary>Redis, in StackExchange.Redis' form.</summary>
    public const string Redis = "redis";

    /// <summary>Kafka's bootstrap servers.</summary>
    public const string Kafka = "kafka";

    /// <summary>Elasticsearch's URL.</summary>
    public const string Elasticsearch = "elasticsearch";

    /// <summary>The environment variable that holds a connection string.</summary>
    /// <param name="name">Its name.</param>
    public static string Variable(string name) => "ConnectionStrings__" + name;
}
