namespace Feed.Changes;

/// <summary>
/// What a consumer group makes of the change stream. Delivery is at least once and a replay starts at a transaction of the past, so
/// everything here is idempotent.
/// </summary>
public interface IProjection
{
    /// <summary>
    /// Whether an epoch begins with the rows of all tables. A projection that asks Postgres for whatever it lacks does without: its epoch is
    /// complete as soon as the slot exists.
    /// </summary>
    bool NeedsSnapshotRows => true;

    /// <summary>
    /// Begins a new epoch: a snapshot of all rows follows. What older epochs wrote is to be treated as missing, because a snapshot only
    /// adds and nothing tells what was deleted meanwhile.
    /// </summary>
    /// <param name="epoch">Rises by each attempt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task BeginEpochAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>Ends the snapshot of an epoch: every row was applied, and readers may rely on it.</summary>
    /// <param name="epoch">The epoch that <see cref="BeginEpochAsync"/> began.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>
    /// Applies a batch. Returns when all its effects, fan-out included, are written. An exception that <see cref="IsUnavailable"/> knows
    /// pauses the stream and tries for ever; any other is put down to a change of the batch, which is found by applying them one by one.
    /// </summary>
    /// <param name="batch">The changes.</param>
    /// <param name="cancellationToken">Cancels the call; a batch that was cut off is applied again.</param>
    Task ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken);

    /// <summary>Whether an exception says that a store cannot be reached now, as opposed to a change that cannot be handled.</summary>
    bool IsUnavailable(Exception exception);
}
