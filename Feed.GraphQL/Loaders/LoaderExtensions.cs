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

    /// <summary>Loads a count for each of some objects. Int has 32 bits in GraphQL; no count comes near.</summary>
    public static async Task<List<int>> LoadEachAsync<TItem, TCounts>(
        this IDataLoader<long, TCounts> loader, List<TItem> items, Func<TItem, long> id, Func<TCounts, long> count, CancellationToken cancellationToken)
    {
        var counts = await loader.LoadAsync(items.ConvertAll(new Converter<TItem, long>(id)), cancellationToken);
        var values = new List<int>(counts.Count);
        foreach (var one in counts)
        {
            values.Add(int.CreateSaturating(count(one!)));
        }

        return values;
    }
}
