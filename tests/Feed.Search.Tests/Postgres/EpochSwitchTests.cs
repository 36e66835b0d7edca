using Feed.Contracts;
using Feed.Search.Tests.Contract;
using Feed.Testing;

namespace Feed.Search.Tests.Postgres;

public sealed class EpochSwitchTests(PostgresServer server)
{
    [Fact]
    public async Task Readers_see_one_whole_epoch_or_the_next_while_epochs_are_switched_under_them()
    {
        await using var postgres = await PostgresEngine.StartAsync(server);
        var index = postgres.Index;
        await WriteEpochAsync(index, 1);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => ReadUntilAsync(postgres.Reader, done.Token)).ToList();
        for (var epoch = 2; epoch <= 15; epoch++) await WriteEpochAsync(index, epoch);
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.Equal(3L, await postgres.ScalarAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'search' AND tablename ~ '_[0-9]+$'"));
    }

    [Fact]
    public async Task Two_instances_may_begin_and_complete_epochs_at_once()
    {
        await using var postgres = await PostgresEngine.StartAsync(server);
        await Task.WhenAll(Enumerable.Range(1, 6).Select(epoch => WriteEpochAsync(postgres.Index, epoch)));
        var engine = new SearchEngine(postgres.Index, postgres.Reader);
        await WriteEpochAsync(postgres.Index, 7);
        Assert.Equal(10, (await engine.PostsAsync("moon")).Count);
        Assert.Equal(1L, await postgres.ScalarAsync("SELECT count(*) FROM search.epochs"));
    }

    [Fact]
    public async Task Operator_who_drops_the_tables_gets_a_new_epoch_because_the_mark_is_gone()
    {
        await using var postgres = await PostgresEngine.StartAsync(server);
        await WriteEpochAsync(postgres.Index, 1);
        await postgres.Index.WriteMarkAsync("search-indexer", new ChangePosition(1, 2, 3, 4), TestContext.Current.CancellationToken);
        await postgres.ExecuteAsync("DROP TABLE search.posts_1 CASCADE");
        Assert.Null(await postgres.Index.ReadMarkAsync("search-indexer", TestContext.Current.CancellationToken));
        await WriteEpochAsync(postgres.Index, 2);
        Assert.Equal(10, (await new SearchEngine(postgres.Index, postgres.Reader).PostsAsync("moon")).Count);
    }

    // Ten posts, all of them naming the epoch.
    private static async Task WriteEpochAsync(ISearchIndex index, long epoch)
    {
        await index.BeginEpochAsync(epoch, CancellationToken.None);
        var posts = Enumerable.Range(1, 10).Select(id => new PostDocument(epoch * 1_000 + id, new RowVersion(epoch, 1), "moon")).ToList();
        await index.WriteAsync(new DocumentBatch(posts, []), CancellationToken.None);
        await index.CompleteEpochAsync(epoch, CancellationToken.None);
    }

    private static async Task<int> ReadUntilAsync(ISearchReader reader, CancellationToken done)
    {
        var reads = 0;
        for (; !done.IsCancellationRequested; reads++)
        {
            var page = await reader.SearchPostsAsync("moon", 20, null, CancellationToken.None);
            Assert.Equal(10, page.Hits.Count);
            Assert.Single(page.Hits.Select(hit => hit.Id / 1_000).Distinct());
        }
        return reads;
    }
}
