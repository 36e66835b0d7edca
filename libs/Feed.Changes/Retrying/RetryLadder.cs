namespace Feed.Changes;

/// <summary>How long a change waits after each failed attempt.</summary>
internal sealed class RetryLadder(IReadOnlyList<TimeSpan> pauses)
{
    /// <summary>The pause before the next attempt; null when that was the last.</summary>
    /// <param name="attempts">How many attempts have failed, from 1.</param>
    public TimeSpan? After(int attempts) => attempts <= pauses.Count ? pauses[attempts - 1] : null;
}
