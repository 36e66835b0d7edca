namespace Feed.Contracts;

/// <summary>A change does not have the columns or types that this consumer was built for. Retrying does not help.</summary>
/// <param name="message">What was expected and what came.</param>
public sealed class ChangeSchemaException(string message) : Exception(message);
