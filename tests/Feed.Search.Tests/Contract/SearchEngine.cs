using Feed.Contracts;

namespace Feed.Search.Tests.Contract;

/// <summary>An empty search engine in its first epoch, with short ways to write to it.</summary>
public sealed class SearchEngine(ISearchIndex index, ISearchReader reader, IAsyncDisposable? owned = null) : IAsyncDisposable
{
    /// <summary>The instant that tests count ages from.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private long _sequence;

    public ISearchIndex Index => index;

    public ISearchReader Reader => reader;

    public long Epoch { get; set; } = 1;

    /// <summary>Writes a post that was made some time ago.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> PostAsync(string text, TimeSpan age = default)
    {
        var id = FeedId.FirstAt(Now - age) + ++_sequence;
        await WritePostAsync(id, text, lsn: 100);
        return id;
    }

    public Task WritePostAsync(long id, string? text, ulong lsn) =>
        index.WriteAsync(new DocumentBatch([new PostDocument(id, new RowVersion(Epoch, lsn), text)], []), CancellationToken.None);

    /// <summary>Writes a user.</summary>
    /// <returns>The user's id.</returns>
    public async Task<long> UserAsync(string handle, string displayName)
    {
        var id = FeedId.FirstAt(Now) + ++_sequence;
        await WriteUserAsync(id, handle, displayName, lsn: 100);
        return id;
    }

    public Task WriteUserAsync(long id, string? handle, string? displayName, ulong lsn)
    {
        var row = handle is null ? null : new UserRow(id, handle, displayName!);
        return index.WriteAsync(new DocumentBatch([], [new UserDocument(id, new RowVersion(Epoch, lsn), row)]), CancellationToken.None);
    }

    /// <summary>All that a search for posts finds, in its order, read in one page.</summary>
    public Task<List<long>> PostsAsync(string text) => AllAsync((first, after) => reader.SearchPostsAsync(text, first, after, CancellationToken.None), 1_000);

    public Task<List<long>> UsersAsync(string text) => AllAsync((first, after) => reader.SearchUsersAsync(text, first, after, CancellationToken.None), 1_000);

    public Task<List<long>> TaggedAsync(string tag) => AllAsync((first, after) => reader.HashtagAsync(tag, first, after, CancellationToken.None), 1_000);

    /// <summary>Reads page after page to the end.</summary>
    public static async Task<List<long>> AllAsync(Func<int, string?, Task<SearchPage>> read, int pageSize)
    {
        var ids = new List<long>();
        SearchPage page;
        string? after = null;
        do
        {
            page = await read(pageSize, after);
            Assert.True(page.Hits.Count == pageSize || !page.HasNextPage, "A page that is not the last is not full.");
            ids.AddRange(page.Hits.Select(hit => hit.Id));
            after = page.Hits is [.., var last] ? last.Cursor : null;
        }
        while (page.HasNextPage);
        return ids;
    }

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
