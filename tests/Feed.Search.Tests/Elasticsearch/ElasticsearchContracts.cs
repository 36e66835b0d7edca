using Feed.Search.Tests.Contract;
using Feed.Testing;

namespace Feed.Search.Tests.Elasticsearch;

public sealed class ElasticsearchPostSearch(ElasticsearchServer server) : PostSearchContract
{
    protected override Task<SearchEngine> CreateAsync() => ElasticsearchEngine.StartEngineAsync(server);
}

public sealed class ElasticsearchUserSearch(ElasticsearchServer server) : UserSearchContract
{
    protected override Task<SearchEngine> CreateAsync() => ElasticsearchEngine.StartEngineAsync(server);
}

public sealed class ElasticsearchHashtags(ElasticsearchServer server) : HashtagContract
{
    protected override Task<SearchEngine> CreateAsync() => ElasticsearchEngine.StartEngineAsync(server);
}

public sealed class ElasticsearchCursors(ElasticsearchServer server) : CursorContract
{
    protected override Task<SearchEngine> CreateAsync() => ElasticsearchEngine.StartEngineAsync(server);
}

public sealed class ElasticsearchIndexing(ElasticsearchServer server) : IndexContract
{
    protected override Task<SearchEngine> CreateAsync() => ElasticsearchEngine.StartEngineAsync(server);
}

public sealed class ElasticsearchUnavailable(ElasticsearchServer server) : UnavailableContract
{
    protected override Task<SearchEngine> CreateAsync() => ElasticsearchEngine.StartEngineAsync(server);
}

public sealed class ElasticsearchCandidateLimit(ElasticsearchServer server) : CandidateLimitContract
{
    protected override Task<SearchEngine> CreateAsync() => ElasticsearchEngine.StartEngineAsync(server);
}
