using Feed.GraphQL.Paging;
using Feed.Search.Text;

namespace Feed.GraphQL.Schema;

/// <summary>Search at the root.</summary>
[QueryType]
internal static partial class SearchQueries
{
    private const int MaxText = 500;

    [GraphQLDescription(
        "Posts in which all words match, users whose handle begins with the text or whose name has all words; without a type, users and then posts.")]
    [UsePaging(ConnectionName = "Search", AllowBackwardPagination = false)]
    public static async Task<Connection<ISearchResult>> SearchAsync(
        SearchSource source,
        string text,
        SearchType? type,
        CancellationToken cancellationToken,
        int? first = PageRequest.DefaultSize,
        string? after = null)
    {
        if (text.Length > MaxText)
        {
            throw Errors.BadInput($"`text` must have at most {MaxText} characters.");
        }

        var scope = SearchSource.Scope(text, type);
        var request = PageRequest.Of(first, after, scope);
        return (await source.ReadAsync(text, type, request, cancellationToken)).ToConnection(scope, request);
    }

    [GraphQLDescription("A hashtag, with or without `#`, whatever its case; null when the text cannot be one.")]
    public static Hashtag? GetHashtag(string tag) => Hashtags.TryNormalize(tag, out var name) ? new Hashtag(name) : null;
}
