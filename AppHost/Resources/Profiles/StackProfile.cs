using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A way to run the pipeline: which stores, and the services with what each of them reads.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Stores">Names of the servers that are not ours.</param>
/// <param name="Services">Our services.</param>
internal sealed record StackProfile(string Name, IReadOnlyList<string> Stores, IReadOnlyList<ServiceDeclaration> Services)
{
    /// <summary>Postgres, Redis and our services.</summary>
    public static readonly StackProfile Embedded = new("embedded", [ResourceNames.Postgres, ResourceNames.Redis], ServicesOn(changes: [], search: []));

    /// <summary>With Debezium, Kafka and Elasticsearch.</summary>
    public static readonly StackProfile Distributed = new(
        "distributed",
        [ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.Kafka, ResourceNames.Connect, ResourceNames.Elasticsearch],
        ServicesOn(changes: [ResourceNames.Kafka, ResourceNames.Connect], search: [ResourceNames.Elasticsearch]));

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
        new(ResourceNames.PostsApi, "Posts.Api", "posts_api", [ResourceNames.Postgres], DefaultPort: 5101, Migrates: true),
        new(ResourceNames.FeedBuilder, "FeedBuilder", "feed_builder", [ResourceNames.Postgres, ResourceNames.Redis, .. changes]),
        new(ResourceNames.SearchIndexer, "SearchIndexer", "search_indexer", [ResourceNames.Postgres, .. changes, .. search]),
        new(ResourceNames.FeedGraphql, "Feed.GraphQL", "feed_graphql", [ResourceNames.Postgres, ResourceNames.Redis, .. search], DefaultPort: 5102),
    ];

    private static IEnumerable<string> PortsOf(string store) => store switch
    {
        ResourceNames.Kafka => [store, "kafka-controller"],
        ResourceNames.Elasticsearch => [store, "elasticsearch-transport"],
        _ => [store],
    };
}
