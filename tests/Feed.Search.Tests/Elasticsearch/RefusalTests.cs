using System.Text.Json.Nodes;
using Feed.Contracts;
using Feed.Search.Elasticsearch;
using Feed.Search.Tests.Contract;
using Feed.Testing;

namespace Feed.Search.Tests.Elasticsearch;

/// <summary>What Elasticsearch refuses: a document for good, or everything for now.</summary>
public sealed class RefusalTests(ElasticsearchServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_that_cannot_be_indexed_is_named_and_the_others_of_its_batch_are_written()
    {
        await using var elastic = await StartAsync();
        // A keyword of more than 32,766 bytes.
        var immense = new UserDocument(7, new RowVersion(1, 1), new UserRow(7, new string('a', 40_000), "Immense"));
        var users = Enumerable.Range(10, 20).Select(id => new UserDocument(id, new RowVersion(1, 1), new UserRow(id, $"user_{id}", "Somebody"))).ToList();
        var rejected = await Assert.ThrowsAsync<DocumentRejectedException>(
            () => elastic.Index.WriteAsync(new DocumentBatch([], [.. users[..10], immense, .. users[10..]]), Cancellation));
        Assert.False(elastic.Index.IsUnavailable(rejected));
        Assert.Contains("7 into ", rejected.Message, StringComparison.Ordinal);
        Assert.Contains("immense", rejected.Message, StringComparison.Ordinal);
        Assert.Equal(20, (await elastic.AsEngine().UsersAsync("user_")).Count);
    }

    [Fact]
    public async Task Version_that_is_no_version_is_that_documents_failure()
    {
        await using var elastic = await StartAsync();
        var posts = Enumerable.Range(1, 9).Select(id => new PostDocument(id, new RowVersion(1, id == 4 ? ulong.MaxValue : 1), "moon")).ToList();
        var rejected = await Assert.ThrowsAsync<DocumentRejectedException>(() => elastic.Index.WriteAsync(new DocumentBatch(posts, []), Cancellation));
        Assert.Contains("4 into ", rejected.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9], (await elastic.AsEngine().PostsAsync("moon")).Order());
    }

    [Theory]
    [InlineData("index.blocks.read_only_allow_delete")] // What Elasticsearch sets when the disk is full.
    [InlineData("index.blocks.write")]
    [InlineData("index.blocks.read_only")]
    public async Task Blocked_index_is_unavailable_until_the_block_is_gone(string block)
    {
        await using var elastic = await StartAsync();
        await elastic.SetAsync(new JsonObject { [block] = true });
        var blocked = await Assert.ThrowsAnyAsync<Exception>(() => elastic.AsEngine().WritePostAsync(1, "moon", lsn: 1));
        Assert.True(elastic.Index.IsUnavailable(blocked));
        Assert.Contains("block", blocked.Message, StringComparison.Ordinal);
        var mark = await Assert.ThrowsAnyAsync<Exception>(
            () => elastic.Index.WriteMarkAsync("search-indexer", new ChangePosition(1, 1, 1, 1), Cancellation));
        Assert.True(elastic.Index.IsUnavailable(mark));
        await elastic.SetAsync(new JsonObject { [block] = null });
        await elastic.AsEngine().WritePostAsync(1, "moon", lsn: 1);
        Assert.Equal([1], await elastic.AsEngine().PostsAsync("moon"));
    }

    [Fact]
    public async Task Index_without_its_shards_is_unavailable_and_its_mark_unknown_but_not_gone()
    {
        await using var elastic = ElasticsearchEngine.On(server);
        await elastic.CreateWithoutShardsAsync();
        await elastic.Index.BeginEpochAsync(1, Cancellation);
        var red = await Assert.ThrowsAnyAsync<Exception>(() => elastic.AsEngine().WritePostAsync(1, "moon", lsn: 1));
        Assert.True(elastic.Index.IsUnavailable(red));
        var unknown = await Assert.ThrowsAnyAsync<Exception>(() => elastic.Index.ReadMarkAsync("search-indexer", Cancellation));
        Assert.True(elastic.Index.IsUnavailable(unknown));
        var reader = new SearchReader(new ElasticsearchLists(elastic.Cluster));
        await Assert.ThrowsAsync<SearchUnreachableException>(() => reader.SearchPostsAsync("moon", 1, null, Cancellation));
        await Assert.ThrowsAsync<SearchUnreachableException>(() => reader.SearchUsersAsync("moon", 1, null, Cancellation));
    }

    [Fact]
    public async Task Server_that_is_not_there_is_unavailable_to_writers_and_unreachable_to_readers()
    {
        // Nothing listens on port 1; nothing needs to be cleaned up.
        var elastic = ElasticsearchEngine.On("http://127.0.0.1:1", "nowhere");
        var down = await Assert.ThrowsAnyAsync<Exception>(() => elastic.Index.BeginEpochAsync(1, Cancellation));
        Assert.True(elastic.Index.IsUnavailable(down));
        Assert.Contains("http://127.0.0.1:1", down.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SearchUnreachableException>(() => elastic.Reader.SearchPostsAsync("moon", 1, null, Cancellation));
    }

    private async Task<ElasticsearchEngine> StartAsync()
    {
        var elastic = ElasticsearchEngine.On(server);
        await elastic.Index.BeginEpochAsync(1, Cancellation);
        await elastic.Index.CompleteEpochAsync(1, Cancellation);
        return elastic;
    }
}
