namespace Feed.Changes;

/// <summary>A key with a change that is to be tried again.</summary>
/// <param name="Lane">Where it comes from.</param>
/// <param name="Key">The ordering key.</param>
/// <param name="DueAt">When.</param>
/// <param name="IsSuspect">An attempt at it was begun and never ended: it may have ended the process, so it is tried alone.</param>
internal readonly record struct DueKey(string Lane, string Key, DateTimeOffset DueAt, bool IsSuspect);
