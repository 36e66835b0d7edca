namespace Feed.Changes;

/// <summary>What becomes of changes that were tried again.</summary>
/// <param name="Done">No longer to be tried: applied, or given up.</param>
/// <param name="Failed">To be tried again, with their next time.</param>
/// <param name="Dead">Given up.</param>
internal sealed record RetryVerdict(IReadOnlyList<StoredChange> Done, IReadOnlyList<StoredChange> Failed, IReadOnlyList<DeadLetter> Dead)
{
    /// <summary>Nothing was tried.</summary>
    public static readonly RetryVerdict None = new([], [], []);

    /// <summary>Decides; what was withheld, because an earlier change of its key failed, stays as it is.</summary>
    public static RetryVerdict Of(IEnumerable<StoredChange> rows, IsolationResult result, RetryLadder ladder, DateTimeOffset now)
    {
        var withheld = result.Withheld.ToHashSet();
        var (done, failed, dead) = (new List<StoredChange>(), new List<StoredChange>(), new List<DeadLetter>());
        foreach (var row in rows.Where(row => !withheld.Contains(row.Change)))
        {
            var attempts = row.Attempts + 1;
            if (result.ErrorOf(row.Change)?.ToString() is not { } error) done.Add(row);
            else if (ladder.After(attempts) is { } pause) failed.Add(row with { Attempts = attempts, DueAt = now + pause, Error = error });
            else
            {
                dead.Add(new DeadLetter(row.Lane, row.Change, error, attempts));
                done.Add(row);
            }
        }

        return new RetryVerdict(done, failed, dead);
    }
}
