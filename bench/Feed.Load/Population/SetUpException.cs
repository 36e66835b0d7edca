namespace Feed.Load.Population;

/// <summary>The preparation failed.</summary>
internal sealed class SetUpException(string what, Exception inner) : Exception($"Could not {what}: {inner.Message}", inner);
