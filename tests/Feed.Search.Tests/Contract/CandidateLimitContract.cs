using Feed.Contracts;

namespace Feed.Search.Tests.Contract;

public abstract class CandidateLimitContract
{
    [Fact]
    public async Task Word_of_every_post_finds_the_newest_of_them_and_its_pages_stay_full_and_stable()
    {
        await using var engine = await CreateAsync();
        await engine.Index.BeginEpochAsync(1, TestContext.Current.CancellationToken);
        var first = FeedId.FirstAt(SearchEngine.Now);
        const int count = Ranking.MaxCandidates + 2_000;
        foreach (var chunk in Enumerable.Range(0, count).Chunk(2_000))
        {
            var posts = chunk.Select(i => new PostDocument(first + i, new RowVersion(1, 1), $"moon #moon word{i % 7}")).ToList();
            await engine.Index.WriteAsync(new DocumentBatch(posts, []), TestContext.Current.CancellationToken);
        }
        await engine.Index.CompleteEpochAsync(1, TestContext.Current.CancellationToken);
        var found = await SearchEngine.AllAsync((size, after) => engine.Reader.SearchPostsAsync("moon", size, after, CancellationToken.None), 3_000);
        Assert.Equal(Ranking.MaxCandidates, found.Distinct().Count());
        Assert.Equal(first + 2_000, found.Min());
        Assert.Equal(count, (await SearchEngine.AllAsync((size, after) => engine.Reader.HashtagAsync("moon", size, after, CancellationToken.None), 5_000)).Count);
    }

    protected abstract Task<SearchEngine> CreateAsync();
}
