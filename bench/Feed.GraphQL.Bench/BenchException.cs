namespace Feed.GraphQL.Bench;

/// <summary>Nothing can be measured.</summary>
/// <param name="message">Why, and what to do.</param>
internal sealed class BenchException(string message) : Exception(message);
