namespace Feed.Search.Tests.Contract;

public abstract class UnavailableContract
{
    [Fact]
    public async Task Search_says_that_there_is_no_index_until_one_was_begun()
    {
        await using var engine = await CreateAsync();
        Assert.Null(await engine.Index.ReadMarkAsync("search-indexer", TestContext.Current.CancellationToken));
        Assert.Equal(0, await engine.Index.SweepAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<SearchUnavailableException>(() => engine.PostsAsync("moon"));
        await Assert.ThrowsAsync<SearchUnavailableException>(() => engine.UsersAsync("moon"));
        await Assert.ThrowsAsync<SearchUnavailableException>(() => engine.TaggedAsync("moon"));
    }

    [Fact]
    public async Task First_index_is_read_as_it_grows()
    {
        await using var engine = await CreateAsync();
        await engine.Index.BeginEpochAsync(1, TestContext.Current.CancellationToken);
        var id = await engine.PostAsync("moon");
        Assert.Equal([id], await engine.PostsAsync("moon"));
        await engine.Index.BeginEpochAsync(2, TestContext.Current.CancellationToken);
        Assert.Empty(await engine.PostsAsync("moon"));
    }

    protected abstract Task<SearchEngine> CreateAsync();
}
