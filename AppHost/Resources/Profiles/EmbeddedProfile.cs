using AppHost.Local;

namespace AppHost.Resources;

/// <summary>The default stack: Postgres, Redis and our services, as processes of this machine.</summary>
internal static class EmbeddedProfile
{
    /// <summary>Its name on the command line.</summary>
    public const string Name = "embedded";

    /// <summary>Our services. Workers wait for an unmigrated database by themselves, so none waits for Posts.Api.</summary>
    public static readonly IReadOnlyList<ServiceDeclaration> Services =
    [
        new("posts-api", "Posts.Api", "posts_api", ["postgres"], DefaultPort: 5101, Migrates: true),
        new("feed-builder", "FeedBuilder", "feed_builder", ["postgres", "redis"]),
        new("search-indexer", "SearchIndexer", "search_indexer", ["postgres"]),
        new("feed-graphql", "Feed.GraphQL", "feed_graphql", ["postgres", "redis"], DefaultPort: 5102),
    ];

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> Names => ["postgres", "redis", .. Services.Select(service => service.Name)];

    /// <summary>Ports that are fixed unless told otherwise. The stores always take free ones.</summary>
    public static IEnumerable<(string Name, int? Port)> WantedPorts =>
        [("postgres", null), ("redis", null), .. Services.Select(service => (service.Name, service.DefaultPort))];
}
