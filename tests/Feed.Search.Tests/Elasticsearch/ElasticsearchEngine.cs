using System.Text.Json.Nodes;
using Feed.Search.Elasticsearch;
using Feed.Search.Tests.Contract;
using Feed.Testing;

namespace Feed.Search.Tests.Elasticsearch;

/// <summary>Indexes of a test's own on the server that all tests share. What was written is found at once: reads refresh first.</summary>
internal sealed class ElasticsearchEngine : IAsyncDisposable
{
    private readonly RefreshedIndex _index;

    private ElasticsearchEngine(SearchCluster cluster)
    {
        Cluster = cluster;
        _index = new RefreshedIndex(ElasticsearchIndex.On(cluster, TestMeters.Telemetry, TimeProvider.System), cluster);
    }

    public SearchCluster Cluster { get; }

    public ISearchIndex Index => _index;

    public ISearchReader Reader => new RefreshedReader(new SearchReader(new ElasticsearchLists(Cluster)), _index);

    public static ElasticsearchEngine On(ElasticsearchServer server, Action<ElasticsearchOptions>? configure = null) =>
        On(server.Url, NewPrefix(), configure);

    /// <summary>Indexes that somebody else writes too.</summary>
    public static ElasticsearchEngine On(string url, string prefix, Action<ElasticsearchOptions>? configure = null) =>
        Create(ElasticsearchHttp.Create(ElasticsearchAddress.Parse(url), TimeProvider.System), prefix, configure);

    /// <summary>A connection on which things go wrong.</summary>
    public static ElasticsearchEngine Through(FaultyConnection faulty, ElasticsearchServer server, Action<ElasticsearchOptions>? configure = null)
    {
        var client = new HttpClient(faulty) { Timeout = Timeout.InfiniteTimeSpan };
        return Create(new ElasticsearchHttp(client, ElasticsearchAddress.Parse(server.Url), TimeProvider.System), NewPrefix(), configure);
    }

    /// <summary>A name that no other test has.</summary>
    public static string NewPrefix() => $"t{Guid.NewGuid():N}"[..20];

    public static Task<SearchEngine> StartEngineAsync(ElasticsearchServer server) => Task.FromResult(On(server).AsEngine());

    public SearchEngine AsEngine() => new(Index, Reader, this);

    /// <summary>All indexes that there are, oldest first.</summary>
    public async Task<List<string>> IndexesAsync() =>
        [.. (await new EpochCatalog(Cluster).ListAsync(CancellationToken.None)).SelectMany(epoch => epoch.Existing)];

    /// <summary>Shows what was written, whether anything was or not.</summary>
    public Task RefreshAsync() => PostAsync("_refresh");

    /// <summary>Changes settings of all indexes.</summary>
    public async Task SetAsync(JsonObject settings)
    {
        var indexes = string.Join(',', await IndexesAsync());
        (await Cluster.SendAsync(HttpMethod.Put, $"{indexes}/_settings", settings, CancellationToken.None)).Dispose();
    }

    /// <summary>Makes the indexes of epoch 1 so that their shards can be nowhere.</summary>
    public async Task CreateWithoutShardsAsync()
    {
        foreach (var (kind, body) in ((IndexNames, JsonObject)[])
            [(Cluster.Posts, IndexBodies.Posts(Cluster.Options, Cluster.Posts.Write(1))), (Cluster.Users, IndexBodies.Users(Cluster.Options, Cluster.Users.Write(1)))])
        {
            body["settings"]!["index.routing.allocation.require._name"] = "nowhere";
            (await Cluster.SendAsync(HttpMethod.Put, $"{kind.Index(1)}?wait_for_active_shards=0", body, CancellationToken.None)).Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var index in await IndexesAsync()) (await Cluster.SendAsync(HttpMethod.Delete, index, null, CancellationToken.None)).Dispose();
    }

    private async Task PostAsync(string what) =>
        (await Cluster.SendAsync(HttpMethod.Post, $"{string.Join(',', await IndexesAsync())}/{what}", null, CancellationToken.None)).Dispose();

    private static ElasticsearchEngine Create(ElasticsearchHttp http, string prefix, Action<ElasticsearchOptions>? configure)
    {
        var options = new ElasticsearchOptions { SearchIndexPrefix = prefix };
        configure?.Invoke(options);
        return new ElasticsearchEngine(new SearchCluster(http, options));
    }
}
