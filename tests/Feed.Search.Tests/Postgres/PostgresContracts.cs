using Feed.Search.Tests.Contract;
using Feed.Testing;

namespace Feed.Search.Tests.Postgres;

public sealed class PostgresPostSearch(PostgresServer server) : PostSearchContract
{
    protected override Task<SearchEngine> CreateAsync() => PostgresEngine.StartEngineAsync(server);
}

public sealed class PostgresUserSearch(PostgresServer server) : UserSearchContract
{
    protected override Task<SearchEngine> CreateAsync() => PostgresEngine.StartEngineAsync(server);
}

public sealed class PostgresHashtags(PostgresServer server) : HashtagContract
{
    protected override Task<SearchEngine> CreateAsync() => PostgresEngine.StartEngineAsync(server);
}

public sealed class PostgresCursors(PostgresServer server) : CursorContract
{
    protected override Task<SearchEngine> CreateAsync() => PostgresEngine.StartEngineAsync(server);
}

public sealed class PostgresIndex(PostgresServer server) : IndexContract
{
    protected override Task<SearchEngine> CreateAsync() => PostgresEngine.StartEngineAsync(server);
}

public sealed class PostgresUnavailable(PostgresServer server) : UnavailableContract
{
    protected override Task<SearchEngine> CreateAsync() => PostgresEngine.StartEngineAsync(server);
}

public sealed class PostgresCandidateLimit(PostgresServer server) : CandidateLimitContract
{
    protected override Task<SearchEngine> CreateAsync() => PostgresEngine.StartEngineAsync(server);
}
