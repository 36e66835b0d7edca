namespace GraphQL.Engine;

/// <summary>The cache and the batches of a data loader. Safe for concurrent callers.</summary>
public abstract class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue> where TKey : notnull
{
    private readonly Dictionary<TKey, Task<TValue?>> _cache = [];
    private readonly Lock _gate = new();
    private readonly IBatchScheduler _scheduler;
    private readonly int _maxBatchSize;
    private LoaderBatch<TKey, TValue>? _open;

    private protected DataLoaderBase(IBatchScheduler batchScheduler, DataLoaderOptions? options)
    {
        ArgumentNullException.ThrowIfNull(batchScheduler);
        _scheduler = batchScheduler;
        _maxBatchSize = Math.Max(1, (options ?? new DataLoaderOptions()).MaxBatchSize);
    }

    /// <inheritdoc/>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var task = GetOrEnqueue(key);
        return cancellationToken.CanBeCanceled && cancellationToken != _scheduler.CancellationToken
            ? task.WaitAsync(cancellationToken)
            : task;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        var tasks = keys.Select(key => LoadAsync(key, cancellationToken)).ToArray();
        var values = new TValue?[tasks.Length];
        for (var i = 0; i < tasks.Length; i++)
        {
            // One after the other: a batch completes as a whole, so that the first wait is mostly the only one. WhenAll would be woken for each.
            values[i] = await tasks[i];
        }
        return values;
    }

    /// <inheritdoc/>
    public void SetCacheEntry(TKey key, Task<TValue?> value)
    {
        lock (_gate)
        {
            _cache.TryAdd(key, value);
        }
    }

    /// <inheritdoc/>
    public void RemoveCacheEntry(TKey key)
    {
        lock (_gate)
        {
            _cache.Remove(key);
        }
    }

    /// <inheritdoc/>
    public void ClearCache()
    {
        lock (_gate)
        {
            _cache.Clear();
        }
    }

    /// <summary>Loads a batch; the function returned gives each key its value.</summary>
    private protected abstract Task<Func<TKey, TValue?>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private Task<TValue?> GetOrEnqueue(TKey key)
    {
        LoaderBatch<TKey, TValue>? opened = null;
        Task<TValue?> task;
        lock (_gate)
        {
            if (_cache.TryGetValue(key, out var known))
            {
                return known;
            }
            if (_open is null || _open.Count >= _maxBatchSize)
            {
                _open = opened = new LoaderBatch<TKey, TValue>();
            }
            task = _open.Add(key);
            _cache.Add(key, task);
        }
        if (opened is not null)
        {
            _scheduler.Schedule(() => DispatchAsync(opened));
        }
        return task;
    }

    private async ValueTask DispatchAsync(LoaderBatch<TKey, TValue> batch)
    {
        lock (_gate)
        {
            _open = ReferenceEquals(_open, batch) ? null : _open;
        }
        using var span = EngineTelemetry.StartBatch(GetType().Name, batch.Count);
        try
        {
            batch.Complete(await FetchAsync(batch.Keys, _scheduler.CancellationToken));
        }
        catch (OperationCanceledException) when (_scheduler.CancellationToken.IsCancellationRequested)
        {
            batch.Cancel(_scheduler.CancellationToken);
        }
        catch (Exception e)
        {
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, e.GetType().Name);
            batch.Fail(e);
        }
    }
}
