namespace Feed.Changes.Postgres;

/// <summary>The newest row of <c>private.epochs</c> of a group.</summary>
internal sealed record EpochRecord(long Epoch, string SystemId, int Timeline, bool IsComplete);
