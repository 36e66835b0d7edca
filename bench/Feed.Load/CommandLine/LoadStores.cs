namespace Feed.Load.CommandLine;

/// <summary>How to reach what lies behind the services, from the environment that <c>./feed load</c> sets. Never arguments: others can see those.</summary>
/// <param name="Database">Connection string of a role that may write all tables.</param>
/// <param name="Redis">Connection string of the read model; null when its size is not to be measured.</param>
/// <param name="SigningKey">The services' key, to act as any user.</param>
/// <param name="FeedBuilder">Address of FeedBuilder, which tells how far it is behind; null when nobody says where it is.</param>
internal sealed record LoadStores(string? Database, string? Redis, string? SigningKey, Uri? FeedBuilder = null)
{
    /// <summary>Whether users can be loaded by COPY.</summary>
    public bool CanLoad => Database is not null && SigningKey is not null;

    public static LoadStores From(Func<string, string?> environment) =>
        new(environment("ConnectionStrings__feeddb"), environment("ConnectionStrings__redis"), environment("Jwt__SigningKey"),
            Uri.TryCreate(environment("services__feed-builder__http__0"), UriKind.Absolute, out var builder) ? builder : null);
}
