namespace Feed.Search;

/// <summary>
/// The search read model: ids only. Author and counts are joined at read, and hits pass through the cards: a page may name what was
/// deleted a moment ago. Every method throws <see cref="SearchUnavailableException"/> until the indexer has made its index, and what says
/// that the engine cannot be reached: of Postgres its own exceptions, of Elasticsearch <see cref="SearchUnreachableException"/>.
/// </summary>
public interface ISearchReader
{
    /// <summary>
    /// Posts in which all words match (the last one as a prefix too), best first: relevance that decays with age. A word written
    /// <c>#tag</c> matches the hashtag exactly.
    /// </summary>
    /// <param name="text">What was typed. Nothing but separators finds nothing.</param>
    /// <param name="first">Page size, at least 1.</param>
    /// <param name="after">Cursor of the last hit seen, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SearchCursorException">The cursor is malformed or belongs to another search.</exception>
    Task<SearchPage> SearchPostsAsync(string text, int first, string? after, CancellationToken cancellationToken);

    /// <summary>Users whose handle begins with the text, or in whose display name all words match; exact handle first.</summary>
    /// <param name="text">What was typed; a leading <c>@</c> is ignored.</param>
    /// <param name="first">Page size, at least 1.</param>
    /// <param name="after">Cursor of the last hit seen, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SearchCursorException">The cursor is malformed or belongs to another search.</exception>
    Task<SearchPage> SearchUsersAsync(string text, int first, string? after, CancellationToken cancellationToken);

    /// <summary>Posts with a hashtag, newest first.</summary>
    /// <param name="tag">With or without <c>#</c>, whatever its case.</param>
    /// <param name="first">Page size, at least 1.</param>
    /// <param name="after">Cursor of the last hit seen, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SearchCursorException">The cursor is malformed or belongs to another search.</exception>
    Task<SearchPage> HashtagAsync(string tag, int first, string? after, CancellationToken cancellationToken);
}

/// <summary>A hit.</summary>
/// <param name="Id">Post or user.</param>
/// <param name="Cursor">Opaque; continues the same search after this hit.</param>
public sealed record SearchHit(long Id, string Cursor);

/// <summary>A page of hits.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="HasNextPage">Whether more follow.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, bool HasNextPage);

/// <summary>A search cursor is malformed or belongs to another search.</summary>
/// <param name="message">What is wrong with it.</param>
public sealed class SearchCursorException(string message) : Exception(message);

/// <summary>There is no search index yet: the indexer has never run on this database.</summary>
/// <param name="inner">What the engine answered.</param>
public sealed class SearchUnavailableException(Exception inner) : Exception("The search index is not there yet.", inner);

/// <summary>The search engine does not answer, or cannot now.</summary>
/// <param name="inner">What it answered, or what kept it from answering.</param>
public sealed class SearchUnreachableException(Exception inner) : Exception(inner.Message, inner);
