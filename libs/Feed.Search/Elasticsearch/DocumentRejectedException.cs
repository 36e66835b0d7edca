namespace Feed.Search.Elasticsearch;

/// <summary>Elasticsearch will not take a document, however often it is sent.</summary>
/// <param name="message">Which ones, and why.</param>
internal sealed class DocumentRejectedException(string message) : Exception(message);
