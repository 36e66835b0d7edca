using System.Security.Cryptography;
using System.Text;
using Feed.GraphQL.Loaders;
using Feed.GraphQL.Schema;
using Feed.Search;

namespace Feed.GraphQL.Paging;

/// <summary>Reads the hits of a search: of one kind, or users and then posts.</summary>
internal sealed class SearchSource(ISearchReader search, UserLoader users, PostLoader posts)
{
    private const char UserSection = 'u';
    private const char PostSection = 'p';

    /// <summary>What the cursors of a search belong to.</summary>
    public static CursorScope Scope(string text, SearchType? type) =>
        new(CursorKind.Search, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}:{text}")).AsSpan(0, 8)));

    /// <summary>Reads one page.</summary>
    public Task<Page<ISearchResult>> ReadAsync(string text, SearchType? type, PageRequest request, CancellationToken cancellationToken) =>
        PageFiller.FillAsync(
            request,
            (size, position) => SliceAsync(text, type, size, position, cancellationToken),
            items => LoadAsync(items, cancellationToken));

    private async Task<Slice> SliceAsync(
        string text, SearchType? type, int size, string? position, CancellationToken cancellationToken)
    {
        var (section, cursor) = position switch
        {
            null => (type == SearchType.Post ? PostSection : UserSection, null),
            [UserSection or PostSection, ..] => (position[0], position[1..]),
            _ => throw Errors.BadCursor(),
        };
        if (section == PostSection)
        {
            return Of(PostSection, await search.SearchPostsAsync(text, size, cursor, cancellationToken));
        }

        var found = Of(UserSection, await search.SearchUsersAsync(text, size, cursor, cancellationToken));
        if (found.HasMore || type == SearchType.User)
        {
            return found;
        }

        // The users are through: the posts follow, in the rest of this slice or in the next.
        var rest = size - found.Items.Count;
        var follow = rest == 0
            ? Slice.Empty with { HasMore = true }
            : Of(PostSection, await search.SearchPostsAsync(text, rest, null, cancellationToken));
        return new Slice([.. found.Items, .. follow.Items], follow.HasMore);
    }

    private static Slice Of(char section, SearchPage page) =>
        new([.. page.Hits.Select(hit => new SliceItem(hit.Id, section + hit.Cursor))], page.HasNextPage);

    // Users come before posts, in a slice too.
    private async Task<IReadOnlyList<ISearchResult?>> LoadAsync(IReadOnlyList<SliceItem> items, CancellationToken cancellationToken)
    {
        var sections = items.ToLookup(item => item.Position[0], item => item.Id);
        var foundUsers = users.LoadAsync([.. sections[UserSection]], cancellationToken);
        var foundPosts = posts.LoadAsync([.. sections[PostSection]], cancellationToken);
        return [.. await foundUsers, .. await foundPosts];
    }
}
