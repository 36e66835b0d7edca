namespace Feed.Search.Elasticsearch;

/// <summary>Elasticsearch answered with an error, or did not answer.</summary>
/// <param name="status">HTTP status; 0 when there was no answer.</param>
/// <param name="type">Elasticsearch's name of the error.</param>
/// <param name="message">What happened, with Elasticsearch's reason.</param>
/// <param name="inner">What kept it from answering.</param>
internal sealed class ElasticsearchException(int status, string type, string message, Exception? inner = null) : Exception(message, inner)
{
    public const string IndexNotFound = "index_not_found_exception";
    public const string AliasesNotFound = "aliases_not_found_exception";
    public const string AlreadyExists = "resource_already_exists_exception";
    private const int BadRequest = 400;
    private const int TooLarge = 413;

    public int Status => status;

    public string Type => type;

    /// <summary>
    /// Whether another request would meet it too: no connection, no right, no disk, no index, too much load. Only what is wrong with the
    /// request itself is not.
    /// </summary>
    public bool IsUnavailable => status is not (BadRequest or TooLarge);

    /// <summary>Whether the same request may succeed in a moment.</summary>
    public bool IsTransient => IsTransientStatus(status);

    /// <summary>Too many requests, a blocked or recovering index, a node or proxy that is overloaded or going down.</summary>
    public static bool IsTransientStatus(int status) => status is 429 or 502 or 503 or 504;

    /// <summary>Elasticsearch could not be asked.</summary>
    public static ElasticsearchException NoAnswer(Uri address, Exception inner) =>
        new(0, "no_answer", $"Elasticsearch at {address.GetLeftPart(UriPartial.Authority)} does not answer: {inner.Message}", inner);
}
