namespace Feed.GraphQL.Loaders;

internal static class LoaderExtensions
{
    /// <summary>Loads what exists of some ids.</summary>
    public static async Task<IReadOnlyDictionary<long, T>> LoadExistingAsync<T>(
        this IDataLoader<long, T> loader, IEnumerable<long> ids, CancellationToken cancellationToken)
        where T : class
    {
        long[] distinct = [.. ids.Distinct()];
        var values = await loader.LoadAsync(distinct, cancellationToken);
        return distinct.Zip(values).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!);
    }
}
