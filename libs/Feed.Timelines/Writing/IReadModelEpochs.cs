namespace Feed.Timelines;

/// <summary>
/// Makes epochs known. Everything in Redis names the epoch that it was filled in, and counts only in that one. Nothing is built from a
/// snapshot's rows: whatever is missing is filled from Postgres when somebody needs it.
/// </summary>
public interface IReadModelEpochs
{
    /// <summary>What older epochs left no longer counts; until the epoch is published, readers ask Postgres.</summary>
    /// <exception cref="InvalidOperationException">Redis has seen this epoch or a later one: the next attempt has a greater number.</exception>
    Task BeginAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>
    /// Lets readers fill Redis in this epoch. Every change of a transaction that ends after this call must come through the stream.
    /// </summary>
    /// <returns>False when a later epoch is known: then this one no longer counts.</returns>
    Task<bool> PublishAsync(long epoch, CancellationToken cancellationToken);
}
