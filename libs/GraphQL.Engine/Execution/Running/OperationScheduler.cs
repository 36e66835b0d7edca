namespace GraphQL.Engine.Execution;

/// <summary>
/// Runs the work of one operation one item after the other, so that its resolvers share state without locks. When no item is left and
/// resolvers wait, the batches of the loaders are dispatched: every key that can be asked for has been asked for by then, whatever
/// other I/O is under way. There is no timer, and a loader that loads through another cannot block it.
/// </summary>
internal sealed class OperationScheduler(CancellationToken cancellationToken) : SynchronizationContext, IBatchScheduler, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _items = new();
    private readonly TaskCompletionSource _whenDone = new();
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private List<Func<ValueTask>> _batches = [];
    private Task? _body;
    private bool _running = true;
    private bool _closed;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>
    /// Runs an operation; its first part, often all of it, on the calling thread. The caller goes on outside of this context.
    /// </summary>
    public Task RunAsync(Func<Task> body)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            _body = body();
            Drain();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
        CloseIfDone();
        return _whenDone.Task;
    }

    public void Schedule(Func<ValueTask> dispatch)
    {
        lock (_gate)
        {
            _batches.Add(dispatch);
        }
        Wake();
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            if (_closed)
            {
                RunElsewhere(d, state);
                return;
            }
            _items.Enqueue((d, state));
        }
        Wake();
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An operation's work is never waited for.");

    public override SynchronizationContext CreateCopy() => this;

    void IThreadPoolWorkItem.Execute()
    {
        if (_context is null)
        {
            DrainHere();
        }
        else
        {
            ExecutionContext.Run(_context, static self => ((OperationScheduler)self!).DrainHere(), this);
        }
        CloseIfDone();
    }

    // What was abandoned at the time limit comes to its end somewhere.
    private static void RunElsewhere(SendOrPostCallback d, object? state) =>
        ThreadPool.QueueUserWorkItem(static s => s.d(s.state), (d, state), preferLocal: false);

    private void Wake()
    {
        lock (_gate)
        {
            if (_running || _closed)
            {
                return;
            }
            _running = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void DrainHere()
    {
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            Drain();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    /// <summary>Runs items until there are none, then dispatches the batches, and so on until nothing can be done but wait.</summary>
    private void Drain()
    {
        while (!_body!.IsCompleted)
        {
            (SendOrPostCallback Callback, object? State) item;
            List<Func<ValueTask>>? batches = null;
            lock (_gate)
            {
                if (!_items.TryDequeue(out item))
                {
                    if (_batches.Count == 0)
                    {
                        _running = false;
                        return;
                    }
                    (batches, _batches) = (_batches, []);
                }
            }
            item.Callback?.Invoke(item.State);
            foreach (var batch in batches ?? [])
            {
                // A batch tells those who wait for it, also when it fails.
                _ = batch().AsTask();
            }
        }
    }

    private void CloseIfDone()
    {
        if (!_body!.IsCompleted)
        {
            return;
        }
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }
            _closed = true;
            foreach (var (callback, state) in _items)
            {
                RunElsewhere(callback, state);
            }
            _items.Clear();
        }
        _whenDone.SetFromTask(_body);
    }
}
