namespace Feed.Timelines;

/// <summary>Redis cannot answer and Postgres is already as busy on its behalf as it may be. Try again shortly.</summary>
/// <param name="message">What was tried.</param>
/// <param name="inner">What Redis or Postgres said, if anything.</param>
public sealed class ReadModelUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
