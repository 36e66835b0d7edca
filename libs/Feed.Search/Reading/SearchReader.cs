using Feed.Search.Text;

namespace Feed.Search;

/// <summary>Reads what was typed and cuts an engine's lists into pages: the same for every engine.</summary>
internal sealed class SearchReader(ISearchLists lists) : ISearchReader
{
    private const byte Posts = 1;
    private const byte Handles = 2;
    private const byte Names = 3;
    private const byte Tagged = 4;

    public async Task<SearchPage> SearchPostsAsync(string text, int first, string? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        var query = SearchQuery.ForPosts(text);
        var search = HashOf("posts", query.Canonical);
        var cursor = Read(after, search, Posts);
        if (query.IsEmpty) return new SearchPage([], HasNextPage: false);
        return Page(await lists.RankPostsAsync(query, cursor ?? SearchCursor.Top(search, Posts), first + 1, cancellationToken), first);
    }

    public async Task<SearchPage> HashtagAsync(string tag, int first, string? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        var valid = Hashtags.TryNormalize(tag, out var normal);
        var search = HashOf("hashtag", normal ?? "");
        var cursor = Read(after, search, Tagged);
        if (!valid) return new SearchPage([], HasNextPage: false);
        return Page(await lists.TaggedPostsAsync(normal!, cursor ?? SearchCursor.Top(search, Tagged), first + 1, cancellationToken), first);
    }

    public async Task<SearchPage> SearchUsersAsync(string text, int first, string? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        var names = SearchQuery.ForNames(text);
        var handle = HandlePrefix.Of(text);
        var search = HashOf("users", $"{handle}\n{names.Canonical}");
        var cursor = Read(after, search, Handles, Names);
        var rows = new List<SearchCursor>();
        if (handle is not null && cursor is not { List: Names })
            rows.AddRange(await lists.UsersByHandleAsync(handle, cursor ?? SearchCursor.Top(search, Handles), first + 1, cancellationToken));
        if (!names.IsEmpty && rows.Count <= first)
        {
            var from = cursor is { List: Names } within ? within : SearchCursor.Top(search, Names);
            rows.AddRange(await lists.RankUsersAsync(names, handle, from, first + 1 - rows.Count, cancellationToken));
        }
        return Page(rows, first);
    }

    private long HashOf(string kind, string query) => SearchCursor.HashOf($"{lists.Engine} {kind}", query);

    private static SearchCursor? Read(string? after, long search, params ReadOnlySpan<byte> of)
    {
        var cursor = SearchCursor.Parse(after, search);
        return cursor is null || of.Contains(cursor.Value.List) ? cursor : throw new SearchCursorException("The cursor is malformed.");
    }

    private static SearchPage Page(List<SearchCursor> rows, int first) =>
        new([.. rows.Take(first).Select(row => new SearchHit(row.Id, row.Format()))], rows.Count > first);
}
