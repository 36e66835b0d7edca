namespace GraphQL.Engine;

/// <summary>What every data loader can do beside loading.</summary>
public static class DataLoaderExtensions
{
    /// <summary>The value of a key that must exist.</summary>
    /// <exception cref="KeyNotFoundException">The batch has no value for the key.</exception>
    public static async Task<TValue> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> loader, TKey key, CancellationToken cancellationToken = default)
        where TKey : notnull =>
        await loader.LoadAsync(key, cancellationToken) is { } value
            ? value
            : throw new KeyNotFoundException($"The loader has no value for the key {key}.");
}
