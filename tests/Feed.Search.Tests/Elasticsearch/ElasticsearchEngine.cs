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
        On(server.Url, $"t{Guid.NewGuid():N}"[..20], configure);

    /// <summary>Another connection to indexes, such as one through a proxy.</summary>
    public static ElasticsearchEngine On(string url, string prefix, Action<ElasticsearchOptions>? configure = null)
    {
        var options = new ElasticsearchOptions { SearchIndexPrefix = prefix };
        configure?.Invoke(options);
        return new ElasticsearchEngine(new SearchCluster(ElasticsearchHttp.Create(ElasticsearchAddress.Parse(url), TimeProvider.System), options));
    }

    public static Task<SearchEngine> StartEngineAsync(ElasticsearchServer server) => Task.FromResult(On(server).AsEngine());

    public SearchEngine AsEngine() => new(Index, Reader, this);

    /// <summary>All indexes that there are, oldest first.</summary>
    public async Task<List<string>> IndexesAsync() =>
        [.. (await new EpochCatalog(Cluster).ListAsync(CancellationToken.None)).SelectMany(epoch => epoch.Existing)];

    public async ValueTask DisposeAsync()
    {
        foreach (var index in await IndexesAsync()) (await Cluster.SendAsync(HttpMethod.Delete, index, null, CancellationToken.None)).Dispose();
    }
}
