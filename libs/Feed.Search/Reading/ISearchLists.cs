using Feed.Search.Text;

namespace Feed.Search;

/// <summary>The lists that an engine finds. Each returns the hits that follow a cursor, as the cursors of those hits.</summary>
internal interface ISearchLists
{
    /// <summary>Names the engine. Scores of one mean nothing to another, so neither do its cursors.</summary>
    string Engine { get; }

    /// <summary>Posts that match, best first; of more than <see cref="Ranking.MaxCandidates"/> the newest.</summary>
    Task<List<SearchCursor>> RankPostsAsync(SearchQuery query, SearchCursor after, int limit, CancellationToken cancellationToken);

    /// <summary>Users whose name matches and whose handle does not begin with the prefix, best first.</summary>
    Task<List<SearchCursor>> RankUsersAsync(
        SearchQuery query, string? withoutHandle, SearchCursor after, int limit, CancellationToken cancellationToken);

    /// <summary>Users whose handle begins so, in the order of handles, which puts the exact one first.</summary>
    Task<List<SearchCursor>> UsersByHandleAsync(string prefix, SearchCursor after, int limit, CancellationToken cancellationToken);

    /// <summary>Posts with a hashtag, newest first.</summary>
    Task<List<SearchCursor>> TaggedPostsAsync(string tag, SearchCursor after, int limit, CancellationToken cancellationToken);
}
