using System.Text.Json;
using Feed.GraphQL.Bench.Load;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>Feed.GraphQL itself over Redis, and an endpoint written by hand that reads the same from Redis.</summary>
internal sealed class FeedSuite(BenchOptions options, Action<string> say) : Suite(options, say)
{
    private const string Query =
        "query Feed" + RequestTemplate.Number + "($first: Int!) { feed(first: $first) { edges { cursor node { id text imageUrl createdAt likeCount "
        + "author { id handle } } } pageInfo { hasNextPage endCursor } } }";

    private FeedStores? _stores;
    private GoingLikes? _likes;
    private LoadOptions? _load;

    protected override LoadOptions Load => _load!;

    public override async ValueTask DisposeAsync()
    {
        await (_likes?.DisposeAsync() ?? ValueTask.CompletedTask);
        await base.DisposeAsync();
        await (_stores?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected override async Task ComparedAsync(CancellationToken cancellationToken) => _likes = await _stores!.LikeOnAsync(cancellationToken);

    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        Say("starting Postgres and Redis");
        _stores = await FeedStores.StartAsync(cancellationToken);
        var viewer = await _stores.PopulateAsync(cancellationToken);
        _load = new LoadOptions
        {
            Url = new Uri("http://127.0.0.1/"),
            Body = JsonSerializer.Serialize(new { query = Query, variables = new { first = 50 } }),
            Connections = Options.Connections,
            Duration = TimeSpan.FromSeconds(Options.Seconds),
            Token = _stores.Tokens.For(viewer),
        };
        await AddAsync(Subject.StartAsync("Feed.GraphQL", "/graphql", ["serve", "feed"], _stores.Environment, cancellationToken), cancellationToken);
        await AddAsync(Subject.StartAsync("hand-written", "/hand", ["serve", "feed"], _stores.Environment, cancellationToken), cancellationToken);
    }
}
