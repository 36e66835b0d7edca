using Feed.Contracts;

namespace Feed.Changes;

/// <summary>What a source hands to the consuming loop, in order.</summary>
/// <param name="Bytes">About how much memory it holds.</param>
internal abstract record SourceItem(long Bytes)
{
    /// <summary>A transaction, a piece of a very large one, or rows of a snapshot.</summary>
    /// <param name="List">The changes.</param>
    /// <param name="Mark">Where everything is applied once this is; null when the transaction goes on.</param>
    /// <param name="Bytes">About how much memory it holds.</param>
    internal sealed record Changes(IReadOnlyList<Change> List, ChangePosition? Mark, long Bytes) : SourceItem(Bytes);

    /// <summary>A snapshot of all rows follows.</summary>
    internal sealed record EpochBegins(long Epoch) : SourceItem(0);

    /// <summary>The snapshot's last row went before.</summary>
    internal sealed record EpochCompletes(long Epoch, ChangePosition Mark) : SourceItem(0);

    /// <summary>The source went on without a change for this consumer.</summary>
    internal sealed record Progress(ChangePosition Mark) : SourceItem(0);
}
