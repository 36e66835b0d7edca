using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A way to run the pipeline: which stores, and the services with what each of them reads.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Stores">Names of the servers that are not ours.</param>
/// <param name="Services">Our services.</param>
internal sealed record StackProfile(string Name, IReadOnlyList<string> Stores, IReadOnlyList<ServiceDeclaration> Services)
{
    /// <summary>Postgres, Redis and our services.</summary>
    public static readonly StackProfile Embedded = new("embedded", ["postgres", "redis"], ServicesOn(changes: [], search: []));

    /// <summary>With Debezium, Kafka and Elasticsearch.</summary>
    public static readonly StackProfile Distributed = new(
        "distributed", ["postgres", "redis", "kafka", "connect", "elasticsearch"], ServicesOn(changes: ["kafka", "connect"], search: ["elasticsearch"]));

    /// <summary>Every profile; the default first.</summary>
    public static readonly IReadOnlyList<StackProfile> All = [Embedded, Distributed];

    /// <summary>Every name that a resource of any profile has.</summary>
    public static readonly IReadOnlyList<string> AllNames = [.. Distributed.Names];

    /// <summary>Every resource.</summary>
    public IReadOnlyList<string> Names => [.. Stores, .. Services.Select(service => service.Name)];

    /// <summary>Slots that only the other profiles read: nobody would, and they would keep WAL.</summary>
    public IReadOnlyList<string> IdleSlots => this == Distributed ? ["feed_feed_builder", "feed_search_indexer"] : [ConnectorDeclaration.Slot];

    /// <summary>Ports that are fixed unless told otherwise. The stores always take free ones.</summary>
    public IEnumerable<(string Name, int? Port)> WantedPorts =>
    [
        .. Stores.SelectMany(PortsOf).Select(name => (name, (int?)null)),
        .. Services.Select(service => (service.Name, service.DefaultPort)),
    ];

    /// <summary>A profile by its name.</summary>
    public static StackProfile Of(string name) =>
        All.FirstOrDefault(profile => profile.Name == name)
        ?? throw new LocalStackException($"There is no profile '{name}'.", $"There are {string.Join(", ", All.Select(profile => profile.Name))}.");

    // Workers wait for an unmigrated database by themselves, so none waits for Posts.Api. They wait for Connect because its first
    // snapshot begins an epoch: one that starts before has to begin twice.
    private static IReadOnlyList<ServiceDeclaration> ServicesOn(IReadOnlyList<string> changes, IReadOnlyList<string> search) =>
    [
        new("posts-api", "Posts.Api", "posts_api", ["postgres"], DefaultPort: 5101, Migrates: true),
        new("feed-builder", "FeedBuilder", "feed_builder", ["postgres", "redis", .. changes]),
        new("search-indexer", "SearchIndexer", "search_indexer", ["postgres", .. changes, .. search]),
        new("feed-graphql", "Feed.GraphQL", "feed_graphql", ["postgres", "redis", .. search], DefaultPort: 5102),
    ];

    private static IEnumerable<string> PortsOf(string store) => store switch
    {
        "kafka" => [store, "kafka-controller"],
        "elasticsearch" => [store, "elasticsearch-transport"],
        _ => [store],
    };
}
