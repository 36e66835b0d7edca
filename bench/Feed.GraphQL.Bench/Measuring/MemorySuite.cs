using System.Text.Json;
using Feed.GraphQL.Bench.Load;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>The in-memory feed, served by the engine, by hand and by the peers.</summary>
internal sealed class MemorySuite(BenchOptions options, Action<string> say) : Suite(options, say)
{
    public const string Query =
        "query Feed" + RequestTemplate.Number + "($first: Int!) { feed(first: $first) { edges { cursor node { id text imageUrl createdAt likeCount "
        + "author { id username } } } pageInfo { hasNextPage endCursor } } }";

    protected override LoadOptions Load { get; } = new()
    {
        Url = new Uri("http://127.0.0.1/"),
        Body = JsonSerializer.Serialize(new { query = Query, variables = new { first = 50 } }),
        Connections = options.Connections,
        Duration = TimeSpan.FromSeconds(options.Seconds),
    };

    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, path) in ((string, string)[])[("GraphQL.Engine", "/graphql"), ("hand-written, Utf8JsonWriter", "/hand"), ("hand-written, JsonSerializer", "/json")])
        {
            await AddAsync(Subject.StartAsync(name, path, ["serve", "memory"], new Dictionary<string, string>(), cancellationToken), cancellationToken);
        }

        if (!Options.Peers) return;
        Say("npm ci");
        await Peers.InstallAsync(cancellationToken);
        foreach (var (name, script, arguments) in Peers.All)
        {
            await AddAsync(Subject.StartPeerAsync(name, script, arguments, cancellationToken), cancellationToken);
        }
    }
}
