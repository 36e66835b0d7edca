namespace GraphQL.Engine;

/// <summary>Keys that are loaded together, each with the promise that its callers await.</summary>
internal sealed class LoaderBatch<TKey, TValue>
{
    private readonly List<TKey> _keys = [];
    private readonly List<TaskCompletionSource<TValue?>> _promises = [];

    public int Count => _keys.Count;

    public IReadOnlyList<TKey> Keys => _keys;

    public Task<TValue?> Add(TKey key)
    {
        // Callers resume as items of the operation's queue and not inside the loop that completes the batch:
        // all of them run, and ask for their next keys, before the next batch is dispatched.
        var promise = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _keys.Add(key);
        _promises.Add(promise);
        return promise.Task;
    }

    public void Complete(Func<TKey, TValue?> valueOf)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            _promises[i].TrySetResult(valueOf(_keys[i]));
        }
    }

    public void Fail(Exception error)
    {
        foreach (var promise in _promises)
        {
            promise.TrySetException(error);
            _ = promise.Task.Exception; // observed: a caller may have left
        }
    }

    public void Cancel(CancellationToken cancellationToken)
    {
        foreach (var promise in _promises)
        {
            promise.TrySetCanceled(cancellationToken);
        }
    }
}
