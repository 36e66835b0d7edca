namespace AppHost.Local;

/// <summary>Which ports the services listen on.</summary>
public enum LocalPorts
{
    /// <summary>Those that the README names, or the start fails.</summary>
    Fixed,

    /// <summary>Free ones.</summary>
    Auto,
}

/// <summary>What to start, and where its files go. Nothing else is read: no environment variable, no folder of the caller's.</summary>
public sealed record LocalStackOptions
{
    /// <summary>Folder of the servers' data and of the secrets. Kept between starts.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Folder of the logs and the state file; by default the data folder.</summary>
    public string? HomeDirectory { get; init; }

    /// <summary>embedded or distributed.</summary>
    public string Profile { get; init; } = "embedded";

    /// <summary>Ports of the services. Stores always take free ones.</summary>
    public LocalPorts Ports { get; init; } = LocalPorts.Auto;

    /// <summary>Names of the resources to start; null for all.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Services that somebody else runs, such as a debugger.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Environment variables for every service (<c>Feed__FeedCap</c>).</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>A Postgres to use instead of one that is started; a superuser's or owner's connection string, with the database.</summary>
    public string? PostgresConnectionString { get; init; }

    /// <summary>A Redis to use instead of one that is started; StackExchange.Redis' form.</summary>
    public string? RedisConnectionString { get; init; }

    /// <summary>A Kafka to use instead of one that is started; bootstrap servers.</summary>
    public string? KafkaConnectionString { get; init; }

    /// <summary>An Elasticsearch to use instead of one that is started; an address.</summary>
    public string? ElasticsearchConnectionString { get; init; }

    /// <summary>Whether Java servers are to be small and quick to start rather than quick: for tests.</summary>
    public bool SmallJvms { get; init; }

    /// <summary>Server settings for Postgres.</summary>
    public IReadOnlyDictionary<string, string> PostgresSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether commits survive a power failure. Tests need not wait for that.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Whether to delete the data first.</summary>
    public bool Fresh { get; init; }

    /// <summary>How long everything may take to be healthy for the first time.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Told of every change of a resource; from any thread.</summary>
    public Action<ResourceStatus>? Observe { get; init; }

    internal bool Starts(string name) => Resources is null || Resources.Contains(name);
}
