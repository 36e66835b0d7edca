using Feed.Contracts;
using Feed.Search.Tests.Contract;
using Feed.Testing;

namespace Feed.Search.Tests.Elasticsearch;

public sealed class ElasticsearchEpochTests(ElasticsearchServer server)
{
    private const string Group = "search-indexer";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_see_one_whole_epoch_or_the_next_while_epochs_are_switched_and_dropped_under_them()
    {
        await using var elastic = ElasticsearchEngine.On(server);
        await WriteEpochAsync(elastic.Index, 1);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => ReadUntilAsync(elastic.Reader, done.Token)).ToList();
        for (var epoch = 2; epoch <= 5; epoch++) await WriteEpochAsync(elastic.Index, epoch);
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
    }

    [Fact]
    public async Task Replaced_epoch_stays_for_running_searches_until_the_next_sweep()
    {
        await using var elastic = ElasticsearchEngine.On(server);
        await WriteEpochAsync(elastic.Index, 1);
        await WriteEpochAsync(elastic.Index, 2);
        Assert.Equal([1, 1, 2, 2], (await elastic.IndexesAsync()).Select(EpochOf));
        await elastic.Index.SweepAsync(TimeSpan.FromHours(1), Cancellation);
        Assert.Equal([2, 2], (await elastic.IndexesAsync()).Select(EpochOf));
        Assert.Equal(10, (await elastic.AsEngine().PostsAsync("moon")).Count);
    }

    [Fact]
    public async Task Cursor_of_a_replaced_epoch_goes_on_in_the_next_one()
    {
        await using var elastic = ElasticsearchEngine.On(server);
        await WriteEpochAsync(elastic.Index, 1, firstId: 1_000);
        var engine = elastic.AsEngine();
        var whole = await engine.PostsAsync("moon");
        var page = await elastic.Reader.SearchPostsAsync("moon", 4, null, Cancellation);
        await WriteEpochAsync(elastic.Index, 2, firstId: 1_000);
        await elastic.Index.SweepAsync(TimeSpan.FromHours(1), Cancellation);
        var rest = await elastic.Reader.SearchPostsAsync("moon", 20, page.Hits[^1].Cursor, Cancellation);
        Assert.Equal(whole, page.Hits.Concat(rest.Hits).Select(hit => hit.Id));
    }

    [Fact]
    public async Task Two_instances_may_begin_and_complete_epochs_at_once()
    {
        await using var elastic = ElasticsearchEngine.On(server);
        await Task.WhenAll(Enumerable.Range(1, 5).Select(epoch => WriteEpochAsync(elastic.Index, epoch)));
        await WriteEpochAsync(elastic.Index, 6);
        await elastic.Index.SweepAsync(TimeSpan.FromHours(1), Cancellation);
        Assert.Equal(10, (await elastic.AsEngine().PostsAsync("moon")).Count);
        Assert.Equal([6, 6], (await elastic.IndexesAsync()).Select(EpochOf));
    }

    [Theory]
    [InlineData("posts")]
    [InlineData("users")]
    public async Task Operator_who_deletes_an_index_gets_a_new_epoch_because_the_mark_is_gone(string kind)
    {
        await using var elastic = ElasticsearchEngine.On(server);
        await WriteEpochAsync(elastic.Index, 1);
        await elastic.Index.WriteMarkAsync(Group, new ChangePosition(1, 2, 3, 4), Cancellation);
        var deleted = (await elastic.IndexesAsync()).Single(index => index.Contains(kind, StringComparison.Ordinal));
        (await elastic.Cluster.SendAsync(HttpMethod.Delete, deleted, null, Cancellation)).Dispose();
        Assert.Null(await elastic.Index.ReadMarkAsync(Group, Cancellation));
        var lost = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(elastic.Index, 1, 1));
        Assert.True(elastic.Index.IsUnavailable(lost));
        Assert.Contains("is gone", lost.Message, StringComparison.Ordinal);
        await WriteEpochAsync(elastic.Index, 2);
        Assert.Equal(10, (await elastic.AsEngine().PostsAsync("moon")).Count);
        Assert.All(await elastic.IndexesAsync(), index => Assert.Equal(2, EpochOf(index)));
    }

    [Fact]
    public async Task Write_into_a_dropped_epoch_makes_no_index_of_its_name()
    {
        await using var elastic = ElasticsearchEngine.On(server);
        await WriteEpochAsync(elastic.Index, 1);
        await WriteEpochAsync(elastic.Index, 2);
        await elastic.Index.SweepAsync(TimeSpan.FromHours(1), Cancellation);
        await WriteAsync(elastic.Index, 1, firstId: 5_000);
        await elastic.Index.WriteMarkAsync(Group, new ChangePosition(1, 2, 3, 4), Cancellation);
        Assert.Equal([2, 2], (await elastic.IndexesAsync()).Select(EpochOf));
    }

    [Fact]
    public async Task Instance_that_slept_does_not_begin_an_older_epoch_again()
    {
        await using var elastic = ElasticsearchEngine.On(server);
        await WriteEpochAsync(elastic.Index, 5);
        await elastic.Index.BeginEpochAsync(4, Cancellation);
        Assert.All(await elastic.IndexesAsync(), index => Assert.Equal(5, EpochOf(index)));
    }

    private static long EpochOf(string index) => long.Parse(index[(index.LastIndexOf('-') + 1)..]);

    // Ten posts; by default their ids name the epoch.
    private static async Task WriteEpochAsync(ISearchIndex index, long epoch, long? firstId = null)
    {
        await index.BeginEpochAsync(epoch, CancellationToken.None);
        await WriteAsync(index, epoch, firstId ?? epoch * 1_000);
        await index.CompleteEpochAsync(epoch, CancellationToken.None);
    }

    private static Task WriteAsync(ISearchIndex index, long epoch, long firstId)
    {
        var posts = Enumerable.Range(1, 10).Select(i => new PostDocument(firstId + i, new RowVersion(epoch, 1), "moon")).ToList();
        var users = posts.Select(post => new UserDocument(post.Id, post.Version, new UserRow(post.Id, $"user_{post.Id}", "Moon"))).ToList();
        return index.WriteAsync(new DocumentBatch(posts, users), CancellationToken.None);
    }

    private static async Task<int> ReadUntilAsync(ISearchReader reader, CancellationToken done)
    {
        var reads = 0;
        for (; !done.IsCancellationRequested; reads++)
        {
            var page = await reader.SearchPostsAsync("moon", 20, null, CancellationToken.None);
            Assert.Equal(10, page.Hits.Count);
            Assert.Single(page.Hits.Select(hit => hit.Id / 1_000).Distinct());
            await Task.Delay(1, CancellationToken.None);
        }
        return reads;
    }
}
