namespace GraphQL.Engine;

/// <summary>
/// Decides when the batch of a loader is loaded: once the running operation has no other runnable work, never by a timer.
/// </summary>
public interface IBatchScheduler
{
    /// <summary>Cancelled when the operation is.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Has <paramref name="dispatch"/> called when nothing else can run.</summary>
    void Schedule(Func<ValueTask> dispatch);
}
