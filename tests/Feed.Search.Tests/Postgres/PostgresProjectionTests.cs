using Feed.Contracts;
using Feed.Search.Tests.Contract;
using Feed.Search.Tests.Indexing;
using Feed.Testing;
using Npgsql;

namespace Feed.Search.Tests.Postgres;

public sealed class PostgresProjectionTests(PostgresServer server) : ProjectionContract(server)
{
    private PostgresEngine _postgres = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replay_from_the_beginning_over_the_index_writes_nothing()
    {
        var history = new History(seed: 4);
        await ApplyAsync(history.Changes.ToArray());
        var before = await DumpAsync(", xmin");
        foreach (var chunk in history.Changes.Chunk(50)) await ApplyAsync(chunk);
        await ApplyAsync(history.Changes.ToArray());
        Assert.Equal(before, await DumpAsync(", xmin"));
    }

    [Fact]
    public async Task Store_that_is_down_is_unavailable_and_a_value_that_it_refuses_is_not()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Timeout=2");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => nowhere.OpenConnectionAsync(Cancellation).AsTask());
        var index = _postgres.Index;
        Assert.True(index.IsUnavailable(refused));
        Assert.True(index.IsUnavailable(await FailureAsync("SELECT * FROM no_such_table")));
        Assert.True(index.IsUnavailable(await FailureAsync("SET ROLE feed_read; SELECT * FROM private.accounts")));
        Assert.False(index.IsUnavailable(await FailureAsync("SELECT 1 / 0")));
        Assert.False(index.IsUnavailable(await FailureAsync("SELECT repeat('x', 5000)::tsvector")));
        Assert.False(index.IsUnavailable(new ChangeSchemaException("no such column")));
    }

    private protected override Task<SearchEngine> CreateAsync(PostgresEngine postgres)
    {
        _postgres = postgres;
        return Task.FromResult(new SearchEngine(postgres.Index, postgres.Reader));
    }

    protected override Task<string?> DumpAsync() => DumpAsync("");

    private async Task<string?> DumpAsync(string and)
    {
        var epoch = await _postgres.ScalarAsync("SELECT max(epoch) FROM search.epochs WHERE completed_at IS NOT NULL");
        return (string?)await _postgres.ScalarAsync($"""
            SELECT (SELECT string_agg(row(id, lsn, document, deleted_at IS NULL{and})::text, E'\n' ORDER BY id) FROM search.posts_{epoch})
                || (SELECT string_agg(row(id, lsn, handle, name, deleted_at IS NULL{and})::text, E'\n' ORDER BY id) FROM search.users_{epoch})
            """);
    }

    private async Task<Exception> FailureAsync(string sql)
    {
        try
        {
            await _postgres.ExecuteAsync(sql);
        }
        catch (PostgresException e)
        {
            return e;
        }
        throw new InvalidOperationException("The statement did not fail.");
    }
}
