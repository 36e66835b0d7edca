using System.Globalization;

namespace Feed.Verify;

/// <summary>What is compared with what. The names of the environment are those that the services read.</summary>
/// <param name="GraphQL">The endpoint.</param>
/// <param name="Database">Connection string of the write model.</param>
/// <param name="SigningKey">The services' key, to read each feed as its owner. Never an argument: arguments are visible to others.</param>
/// <param name="FeedCap">How many posts a feed holds.</param>
internal sealed record VerifyTarget(Uri GraphQL, string? Database, string? SigningKey, int FeedCap)
{
    public static VerifyTarget From(Func<string, string?> environment, Uri? endpoint, string? database, int? cap) => new(
        endpoint ?? Endpoint(environment("services__feed-graphql__http__0")) ?? new Uri("http://127.0.0.1:5102/graphql"),
        database ?? environment("ConnectionStrings__feeddb"),
        environment("Jwt__SigningKey"),
        cap ?? (int.TryParse(environment("Feed__FeedCap"), CultureInfo.InvariantCulture, out var value) ? value : 1000));

    private static Uri? Endpoint(string? service) => service is null ? null : new Uri(new Uri(service), "/graphql");
}
