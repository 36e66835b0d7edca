using Feed.Contracts;

namespace Feed.Changes;

/// <summary>One uninterrupted reading of a source. Any failure ends it, and the next one starts at what was acknowledged.</summary>
internal interface IChangeSession : IAsyncDisposable
{
    /// <summary>What was read, in order.</summary>
    ItemQueue Items { get; }

    /// <summary>About how many changes the source has that it did not hand over yet, because <see cref="Items"/> is full.</summary>
    long Backlog { get; }

    /// <summary>Asks the source how far it has got, for <see cref="Backlog"/>.</summary>
    Task MeasureAsync(CancellationToken cancellationToken);

    /// <summary>Decides where to start, then fills <see cref="Items"/> until it is cancelled or fails.</summary>
    /// <param name="mark">How far the store has applied, as it says itself; null when it does not know.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task FillAsync(ChangePosition? mark, CancellationToken cancellationToken);

    /// <summary>Takes a fresh snapshot of the primary in which all the changes' transactions are visible, waiting until they are.</summary>
    Task<PgSnapshot> SeeAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken);

    /// <summary>Stores that the snapshot of an epoch was applied.</summary>
    Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>Tells the source that everything up to a mark is applied and durable, and need not be sent again.</summary>
    Task AcknowledgeAsync(ChangePosition mark, CancellationToken cancellationToken);
}
