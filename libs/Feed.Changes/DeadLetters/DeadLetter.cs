using Feed.Contracts;

namespace Feed.Changes;

/// <summary>A change that could not be handled.</summary>
/// <param name="Lane">Where its key comes from: empty for a slot, <c>topic/partition</c> for Kafka.</param>
/// <param name="Change">The change as it was delivered.</param>
/// <param name="Error">What the last attempt failed with.</param>
/// <param name="Attempts">How many attempts failed.</param>
internal sealed record DeadLetter(string Lane, Change Change, string Error, int Attempts);
