using System.Text.Json.Nodes;
using Feed.Contracts;
using Feed.Search.Elasticsearch;
using Feed.Search.Tests.Contract;
using Feed.Testing;

namespace Feed.Search.Tests.Elasticsearch;

/// <summary>Writes that come after Elasticsearch has forgotten a delete, which it does after <c>index.gc_deletes</c> (60 s, here none).</summary>
public sealed class LateWriteTests(ElasticsearchServer server)
{
    private const long Post = 1_000;
    private const long Probe = 999_999;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bulk_write_delayed_beyond_gc_deletes_does_not_bring_back_a_deleted_post_or_user()
    {
        await using var elastic = await StartAsync();
        var engine = elastic.AsEngine();
        await engine.WritePostAsync(Post, "moon", lsn: 5);
        await engine.WritePostAsync(Post, null, lsn: 20);
        await engine.WriteUserAsync(Post + 1, "moon", "Moon", lsn: 5);
        await engine.WriteUserAsync(Post + 1, null, null, lsn: 20);
        await ForgetDeletesAsync(elastic);
        await engine.WritePostAsync(Post, "moon", lsn: 10);
        await engine.WriteUserAsync(Post + 1, "moon", "Moon", lsn: 10);
        Assert.Empty(await engine.PostsAsync("moon"));
        Assert.Empty(await engine.UsersAsync("moon"));
    }

    [Fact]
    public async Task Delete_by_itself_would_be_forgotten_which_is_why_there_are_tombstones()
    {
        await using var elastic = await StartAsync();
        var bulk = new BulkWriter(elastic.Cluster, TimeProvider.System);
        var target = elastic.Cluster.Posts.Write(1);
        await bulk.WriteAsync([new BulkItem(target, "1000", Body: null) { Version = 20 }], Cancellation);
        await ForgetDeletesAsync(elastic);
        await elastic.AsEngine().WritePostAsync(Post, "moon", lsn: 10);
        Assert.Equal([Post], await elastic.AsEngine().PostsAsync("moon"));
    }

    [Fact]
    public async Task Tombstone_that_was_written_over_since_the_sweep_found_it_stays()
    {
        await using var elastic = await StartAsync();
        var engine = elastic.AsEngine();
        await engine.WritePostAsync(Post, null, lsn: 20);
        await elastic.RefreshAsync();
        // The sweep's search still finds what is a post again: the write after it has not been refreshed.
        await engine.WritePostAsync(Post, "moon", lsn: 30);
        var tombstones = new Tombstones(elastic.Cluster, new BulkWriter(elastic.Cluster, TimeProvider.System), TimeProvider.System);
        Assert.Equal(0, await tombstones.SweepAsync(1, TimeSpan.FromSeconds(-1), Cancellation));
        Assert.Equal([Post], await engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Sweep_of_more_tombstones_than_a_page_removes_them_all()
    {
        await using var elastic = await StartAsync();
        var gone = Enumerable.Range(1, 2_500).Select(id => new PostDocument(id, new RowVersion(1, 9), null)).ToList();
        await elastic.Index.WriteAsync(new DocumentBatch(gone, []), Cancellation);
        Assert.Equal(2_500, await elastic.Index.SweepAsync(TimeSpan.FromSeconds(-1), Cancellation));
        Assert.Equal(0, await elastic.Index.SweepAsync(TimeSpan.FromSeconds(-1), Cancellation));
    }

    private async Task<ElasticsearchEngine> StartAsync()
    {
        var elastic = ElasticsearchEngine.On(server);
        await elastic.Index.BeginEpochAsync(1, Cancellation);
        await elastic.Index.CompleteEpochAsync(1, Cancellation);
        await elastic.SetAsync(new JsonObject { ["index.gc_deletes"] = "0s", ["index.refresh_interval"] = "-1" });
        return elastic;
    }

    // A refresh forgets what is old enough by a clock that Elasticsearch looks at now and then. A delete made after all others tells when it did.
    private static async Task ForgetDeletesAsync(ElasticsearchEngine elastic)
    {
        var bulk = new BulkWriter(elastic.Cluster, TimeProvider.System);
        await bulk.WriteAsync([new BulkItem(elastic.Cluster.Posts.Write(1), $"{Probe}", Body: null) { Version = 20 }], Cancellation);
        var engine = elastic.AsEngine();
        for (var left = 300; left > 0; left--)
        {
            await Task.Delay(100, Cancellation);
            await elastic.RefreshAsync();
            await engine.WritePostAsync(Probe, "probe", lsn: 10);
            if ((await engine.PostsAsync("probe")).Count > 0) return;
        }

        Assert.Fail("Elasticsearch remembers a delete although index.gc_deletes is over.");
    }
}
