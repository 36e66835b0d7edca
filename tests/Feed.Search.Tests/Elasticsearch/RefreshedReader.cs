namespace Feed.Search.Tests.Elasticsearch;

/// <summary>A reader that sees all that was written before.</summary>
internal sealed class RefreshedReader(ISearchReader reader, RefreshedIndex index) : ISearchReader
{
    public async Task<SearchPage> SearchPostsAsync(string text, int first, string? after, CancellationToken cancellationToken)
    {
        await index.RefreshAsync();
        return await reader.SearchPostsAsync(text, first, after, cancellationToken);
    }

    public async Task<SearchPage> SearchUsersAsync(string text, int first, string? after, CancellationToken cancellationToken)
    {
        await index.RefreshAsync();
        return await reader.SearchUsersAsync(text, first, after, cancellationToken);
    }

    public async Task<SearchPage> HashtagAsync(string tag, int first, string? after, CancellationToken cancellationToken)
    {
        await index.RefreshAsync();
        return await reader.HashtagAsync(tag, first, after, cancellationToken);
    }
}
