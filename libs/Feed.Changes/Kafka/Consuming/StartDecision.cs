using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Decides where the reading of a partition begins.</summary>
internal static class StartDecision
{
    /// <summary>Returns the offset, or why everything must be read anew.</summary>
    /// <param name="epoch">The epoch that is read.</param>
    /// <param name="start">Where the partition's part of the epoch begins.</param>
    /// <param name="mark">How far the store says it applied the partition.</param>
    /// <param name="committed">What the group committed, or null.</param>
    /// <param name="first">The first offset that Kafka still has.</param>
    /// <param name="end">The offset of the partition's next record.</param>
    public static (long Offset, string? Reason) Of(long epoch, long start, ChangePosition? mark, long? committed, long first, long end)
    {
        // Without a mark of this epoch nothing of it was applied, or an instance that had not yet heard of it went on with the one before.
        var offset = start;
        if (mark is { } reached && reached.Epoch == epoch && (long)reached.CommitLsn > start)
            offset = Math.Max(start, Math.Min((long)reached.CommitLsn, committed ?? (long)reached.CommitLsn));
        return offset < first ? (offset, $"Kafka no longer has offset {offset}, only {first} and later (retention)")
            : offset > end ? (offset, $"the topic ends at {end}, before offset {offset} that was applied")
            : (offset, null);
    }
}
