using Feed.Contracts;

namespace Feed.Changes;

/// <summary>A row of <c>private.retries</c>.</summary>
/// <param name="Lane">Where its key comes from.</param>
/// <param name="Change">The change as it was delivered.</param>
/// <param name="Attempts">How many attempts have failed.</param>
/// <param name="DueAt">When to try again; null while it waits behind an earlier change of its key.</param>
/// <param name="Error">What the last attempt failed with.</param>
internal sealed record StoredChange(string Lane, Change Change, int Attempts, DateTimeOffset? DueAt, string? Error)
{
    /// <summary>Stands as the error while an attempt runs, so that it is still there when the attempt ended the process.</summary>
    public const string Unfinished = "The process ended while this was being applied.";

    /// <summary>What it stays in order with.</summary>
    public string Key { get; } = OrderingKey.Of(Change);
}
