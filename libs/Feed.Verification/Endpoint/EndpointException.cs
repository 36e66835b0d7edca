namespace Feed.Verification;

/// <summary>The GraphQL endpoint did not answer a question that it should answer.</summary>
/// <param name="message">What came instead.</param>
/// <param name="inner">The failure below, or null.</param>
public sealed class EndpointException(string message, Exception? inner = null) : Exception(message, inner);
