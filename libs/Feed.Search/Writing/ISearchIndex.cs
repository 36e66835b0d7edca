using Feed.Contracts;

namespace Feed.Search;

/// <summary>The search index, as its indexer writes it. Every call may be repeated.</summary>
public interface ISearchIndex
{
    /// <summary>
    /// Begins a new, empty index. Readers stay with the newest complete one; where there is none, they read this one as it grows.
    /// </summary>
    /// <param name="epoch">
    /// Rises by each attempt; what an earlier attempt left unfinished is dropped. Nothing happens when a later one was begun.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task BeginEpochAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>Makes readers use the index of an epoch, at once and for all, and drops the older ones.</summary>
    /// <param name="epoch">One that <see cref="BeginEpochAsync"/> began; of another nothing happens.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>
    /// Writes documents, each into the index of its version's epoch, unless a newer version is there. Documents of an epoch that was
    /// replaced are ignored: its successor was filled from the rows themselves. Durable when it returns.
    /// </summary>
    Task WriteAsync(DocumentBatch batch, CancellationToken cancellationToken);

    /// <summary>Removes tombstones.</summary>
    /// <param name="olderThan">Time since the tombstone was written.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many there were.</returns>
    Task<int> SweepAsync(TimeSpan olderThan, CancellationToken cancellationToken);

    /// <summary>How far consumer groups, or their partitions, got, in the order asked for; null when that is not known or the index is gone.</summary>
    Task<IReadOnlyList<ChangePosition?>> ReadMarksAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken);

    /// <summary>Keeps how far consumer groups, or their partitions, got. Durable when it returns; a failure may leave some of them written.</summary>
    Task WriteMarksAsync(IReadOnlyDictionary<string, ChangePosition> marks, CancellationToken cancellationToken);

    /// <summary>Whether an exception says that the engine cannot do its work now, as opposed to a document that it cannot take.</summary>
    bool IsUnavailable(Exception exception);
}
