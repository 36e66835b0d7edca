namespace GraphQL.Engine;

/// <summary>The cache and the batches of a data loader. Safe for concurrent callers.</summary>
public abstract class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue> where TKey : notnull
{
    private readonly Dictionary<TKey, Task<TValue?>> _cache = [];
    private readonly KnownValues<TKey, TValue> _known = new();
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
    public Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var values = new TValue?[keys.Count];
        Task<TValue?>?[]? awaited = null;
        var i = 0;
        foreach (var key in keys)
        {
            if (!TryGet(key, out values[i]))
            {
                awaited ??= new Task<TValue?>?[values.Length];
                awaited[i] = LoadAsync(key, cancellationToken);
            }
            i++;
        }
        return awaited is null ? Task.FromResult<IReadOnlyList<TValue?>>(values) : FillAsync(values, awaited);
    }

    /// <summary>
    /// Remembers values that were read in another way, such as those that came with a page of ids: they are looked up when they are asked for, and loaded no more.
    /// </summary>
    public void Know(KnownValue<TKey, TValue> values)
    {
        lock (_gate)
        {
            _known.Add(values);
        }
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
            _known.Forget(key);
        }
    }

    /// <inheritdoc/>
    public void ClearCache()
    {
        lock (_gate)
        {
            _cache.Clear();
            _known.Clear();
        }
    }

    /// <summary>Loads a batch; the function returned gives each key its value.</summary>
    private protected abstract Task<Func<TKey, TValue?>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private static async Task<IReadOnlyList<TValue?>> FillAsync(TValue?[] values, Task<TValue?>?[] awaited)
    {
        for (var i = 0; i < values.Length; i++)
        {
            // One after the other: a batch completes as a whole, so that the first wait is mostly the only one. WhenAll would be woken for each.
            values[i] = awaited[i] is { } value ? await value : values[i];
        }
        return values;
    }

    /// <summary>What is there already, without a task for it.</summary>
    private bool TryGet(TKey key, out TValue? value)
    {
        lock (_gate)
        {
            if (!_cache.TryGetValue(key, out var cached))
            {
                return _known.TryGet(key, out value);
            }
            value = cached.IsCompletedSuccessfully ? cached.GetAwaiter().GetResult() : default;
            return cached.IsCompletedSuccessfully;
        }
    }

    private Task<TValue?> GetOrEnqueue(TKey key)
    {
        LoaderBatch<TKey, TValue> batch;
        Task<TValue?>? task;
        lock (_gate)
        {
            if (_cache.TryGetValue(key, out task))
            {
                return task;
            }
            if (_known.TryGet(key, out var known))
            {
                _cache.Add(key, task = Task.FromResult(known));
                return task;
            }
            batch = _open is { } open && open.Count < _maxBatchSize ? open : _open = new LoaderBatch<TKey, TValue>();
            _cache.Add(key, task = batch.Add(key));
            if (batch.Count > 1)
            {
                return task;
            }
        }
        Schedule(batch);
        return task;
    }

    // Apart, so that only a new batch takes a delegate.
    private void Schedule(LoaderBatch<TKey, TValue> batch) => _scheduler.Schedule(() => DispatchAsync(batch));

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
