using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// Counts the attempts at changes that fail. It outlives sessions, so that a reconnect does not begin a change's pauses anew.
/// </summary>
internal sealed class RetryLadder(IReadOnlyList<TimeSpan> pauses)
{
    private readonly Dictionary<ChangePosition, int> _attempts = [];

    /// <summary>Counts a failed attempt.</summary>
    /// <returns>The pause before the next attempt; null when that was the last.</returns>
    public TimeSpan? Failed(ChangePosition position)
    {
        var failed = Attempts(position) + 1;
        _attempts[position] = failed;
        return failed <= pauses.Count ? pauses[failed - 1] : null;
    }

    /// <summary>How many attempts have failed.</summary>
    public int Attempts(ChangePosition position) => _attempts.GetValueOrDefault(position);

    /// <summary>Forgets a change that succeeded or is a dead letter.</summary>
    public void Done(ChangePosition position) => _attempts.Remove(position);
}
