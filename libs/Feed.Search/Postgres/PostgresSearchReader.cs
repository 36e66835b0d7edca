using Feed.Search.Text;

namespace Feed.Search.Postgres;

/// <summary>Searches the index that <c>PostgresSearchIndex</c> writes, through the views that name its current epoch.</summary>
internal sealed class PostgresSearchReader(SearchSql sql) : ISearchReader
{
    private const byte Posts = 1;
    private const byte Handles = 2;
    private const byte Names = 3;
    private const byte Tagged = 4;

    public async Task<SearchPage> SearchPostsAsync(string text, int first, string? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        var query = SearchQuery.ForPosts(text);
        var tsQuery = TsText.Query(query, exact: false);
        var search = SearchCursor.HashOf("posts", tsQuery);
        var cursor = Read(after, search, Posts);
        if (query.IsEmpty) return new SearchPage([], HasNextPage: false);
        var from = cursor ?? SearchCursor.Top(search, Posts);
        var rows = await sql.RankPostsAsync(tsQuery, TsText.Query(query, exact: true), from, first + 1, cancellationToken);
        return Page(rows, first);
    }

    public async Task<SearchPage> HashtagAsync(string tag, int first, string? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        var valid = Hashtags.TryNormalize(tag, out var normal);
        var search = SearchCursor.HashOf("hashtag", normal ?? "");
        var cursor = Read(after, search, Tagged);
        if (!valid) return new SearchPage([], HasNextPage: false);
        var rows = await sql.TaggedPostsAsync(normal!, cursor ?? SearchCursor.Top(search, Tagged), first + 1, cancellationToken);
        return Page(rows, first);
    }

    public async Task<SearchPage> SearchUsersAsync(string text, int first, string? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        var names = SearchQuery.ForNames(text);
        var handle = HandlePrefix.Of(text);
        var nameQuery = TsText.Query(names, exact: false);
        var search = SearchCursor.HashOf("users", $"{handle}\n{nameQuery}");
        var cursor = Read(after, search, Handles, Names);
        var rows = new List<SearchCursor>();
        if (handle is not null && cursor is not { List: Names })
            rows.AddRange(await sql.UsersByHandleAsync(handle, cursor ?? SearchCursor.Top(search, Handles), first + 1, cancellationToken));
        if (!names.IsEmpty && rows.Count <= first)
        {
            var from = cursor is { List: Names } within ? within : SearchCursor.Top(search, Names);
            var missing = first + 1 - rows.Count;
            rows.AddRange(await sql.RankUsersAsync(nameQuery, TsText.Query(names, exact: true), handle, from, missing, cancellationToken));
        }
        return Page(rows, first);
    }

    private static SearchCursor? Read(string? after, long search, params ReadOnlySpan<byte> lists)
    {
        var cursor = SearchCursor.Parse(after, search);
        return cursor is null || lists.Contains(cursor.Value.List) ? cursor : throw new SearchCursorException("The cursor is malformed.");
    }

    private static SearchPage Page(List<SearchCursor> rows, int first) =>
        new([.. rows.Take(first).Select(row => new SearchHit(row.Id, row.Format()))], rows.Count > first);
}
