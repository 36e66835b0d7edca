namespace GraphQL.Engine.Execution;

/// <summary>The scheduler of a scope's loaders: the operation that runs in the scope, or, when none does, dispatch at once.</summary>
internal sealed class OperationScope : IBatchScheduler
{
    private IBatchScheduler? _operation;

    public CancellationToken CancellationToken => _operation?.CancellationToken ?? CancellationToken.None;

    public void Schedule(Func<ValueTask> dispatch)
    {
        if (_operation is { } operation)
        {
            operation.Schedule(dispatch);
        }
        else
        {
            _ = Task.Run(async () => await dispatch());
        }
    }

    /// <summary>Hands the loaders of the scope to an operation until it ends.</summary>
    /// <exception cref="InvalidOperationException">Another operation runs in the scope.</exception>
    public void Enter(IBatchScheduler operation)
    {
        if (Interlocked.CompareExchange(ref _operation, operation, null) is not null)
        {
            throw new InvalidOperationException("An operation already runs in this scope: give each its own.");
        }
    }

    public void Leave() => Volatile.Write(ref _operation, null);
}
