namespace Feed.Timelines;

/// <summary>
/// Fan-outs that go on after their batch, kept in Redis beside the feeds: what loses one loses the other, and the change stream repeats both.
/// Any process may go on with them.
/// </summary>
public interface IFanoutJobs
{
    /// <summary>Leaves a job to whoever takes it. Added again it begins anew.</summary>
    Task AddAsync(FanoutJob job, CancellationToken cancellationToken);

    /// <summary>Takes a job that nobody else has; it is one's own for some seconds after each call.</summary>
    /// <param name="holder">Who takes it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null when there is none.</returns>
    Task<FanoutJob?> TakeAsync(string holder, CancellationToken cancellationToken);

    /// <summary>Says how far a job has come.</summary>
    /// <param name="holder">Who has it.</param>
    /// <param name="job">The job as it was before.</param>
    /// <param name="after">The last follower who is done with; null when all are.</param>
    /// <param name="listed">How many more are done with.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The job as it is now; null when it is done, or is no longer the caller's because it has begun anew.</returns>
    Task<FanoutJob?> AdvanceAsync(string holder, FanoutJob job, long? after, int listed, CancellationToken cancellationToken);

    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);
}
