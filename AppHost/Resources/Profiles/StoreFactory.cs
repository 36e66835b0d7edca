using AppHost.Local;

namespace AppHost.Resources;

/// <summary>Makes the servers of a plan.</summary>
internal sealed class StoreFactory(LocalStackOptions options, StackPaths paths, Secrets secrets, StackPorts ports, StackConnections connections)
{
    /// <summary>The server of a name that somebody else runs; null when it is to be started.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="changed">Told of its state.</param>
    public ExternalRunner? Given(string name, Action<ResourceStatus> changed) => name switch
    {
        ResourceNames.Postgres when options.PostgresConnectionString is { } text && new GivenPostgres(text) is var given =>
            new ExternalRunner(name, [given.Url], given.CheckAsync, changed),
        ResourceNames.Redis when options.RedisConnectionString is { } text && new GivenRedis(text) is var given =>
            new ExternalRunner(name, [given.Url], given.CheckAsync, changed),
        ResourceNames.Kafka when options.KafkaConnectionString is { } text && new GivenKafka(text, Topics) is var given =>
            new ExternalRunner(name, [given.Url], given.CheckAsync, changed),
        ResourceNames.Elasticsearch when options.ElasticsearchConnectionString is { } text && new GivenElasticsearch(text) is var given =>
            new ExternalRunner(name, [given.Url], given.CheckAsync, changed),
        _ => null,
    };

    /// <summary>Whether somebody else runs the server of a name.</summary>
    public bool IsGiven(string name) => Given(name, _ => { }) is not null;

    /// <summary>The server of a name; null when it is none.</summary>
    public Resource? Create(string name) => name switch
    {
        ResourceNames.Postgres => Postgres(),
        ResourceNames.Redis => new RedisResource(new RedisOptions { Directory = paths.Redis, Port = ports.Of(name) }),
        ResourceNames.Kafka => Kafka(),
        ResourceNames.Connect => Connect(),
        ResourceNames.Elasticsearch => Elasticsearch(),
        _ => null,
    };

    private PostgresResource Postgres() => new(
        new PostgresOptions
        {
            Directory = paths.Postgres,
            Port = ports.Of(ResourceNames.Postgres),
            Password = secrets.Postgres,
            Durable = options.Durable,
            Settings = options.PostgresSettings,
        },
        (superuser, cancellationToken) => FeedDatabase.PrepareAsync(superuser, secrets.RolePasswords, StackProfile.Of(options.Profile).IdleSlots, cancellationToken));

    private KafkaResource Kafka() => new(
        new KafkaOptions
        {
            Directory = paths.Kafka, Port = ports.Of(ResourceNames.Kafka), ControllerPort = ports.Of("kafka-controller"), Jvm = Jvm(256),
        },
        (servers, cancellationToken) => KafkaTopics.EnsureAsync(servers, Topics, cancellationToken));

    private ConnectResource Connect() => new(new ConnectOptions
    {
        Directory = paths.Connect,
        Port = ports.Of(ResourceNames.Connect),
        BootstrapServers = connections.Kafka,
        Database = connections.Database("debezium"),
        Jvm = Jvm(384),
    })
    {
        DependsOn = [.. ConnectResource.Stores.Where(options.Starts)],
    };

    private ElasticsearchResource Elasticsearch() => new(new ElasticsearchOptions
    {
        Directory = paths.Elasticsearch,
        Port = ports.Of(ResourceNames.Elasticsearch),
        TransportPort = ports.Of("elasticsearch-transport"),
        // Its slow compiler is busy for minutes after each start, with twice what the indexing itself takes.
        Jvm = Jvm(512) with { QuickStart = true },
    });

    private IReadOnlyList<TopicDeclaration> Topics => TopicSettings.Read(options.Settings).Declare();

    private JvmOptions Jvm(int megabytes) => options.SmallJvms
        ? JvmOptions.ForTests with { HeapMegabytes = Math.Min(megabytes, 192) }
        : new() { HeapMegabytes = megabytes };
}
