namespace GraphQL.Engine;

/// <summary>Collects keys while a level is resolved and loads them in one batch; each key once a request.</summary>
public interface IDataLoader<TKey, TValue> : IDataLoader where TKey : notnull
{
    /// <summary>The value of a key, or the default when the batch has none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values in the order of the keys.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Remembers a value that was got in another way, unless the key is known.</summary>
    void SetCacheEntry(TKey key, Task<TValue?> value);

    /// <summary>Forgets a key, so that it is loaded again.</summary>
    void RemoveCacheEntry(TKey key);

    /// <summary>Forgets every key.</summary>
    void ClearCache();
}
