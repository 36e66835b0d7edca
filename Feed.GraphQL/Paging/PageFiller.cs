namespace Feed.GraphQL.Paging;

/// <summary>
/// Makes full pages of what exists. A source names ids; what they stand for may be gone by the time it is read, so the page goes on until
/// it is full, and one further, so that <c>hasNextPage</c> never promises an empty page.
/// </summary>
internal static class PageFiller
{
    // Only a source that names little else than deleted things gets this far; the page is short then, and its cursor leads on.
    private const int MaxRounds = 20;
    private const int MaxSlice = 500;

    /// <summary>Reads one page.</summary>
    /// <param name="request">How many items, and where to begin.</param>
    /// <param name="read">Reads a slice of a size after a position.</param>
    /// <param name="load">Loads what a slice's items stand for, in their order; null for what does not exist.</param>
    public static async Task<Page<T>> FillAsync<T>(
        PageRequest request, Func<int, string?, Task<Slice>> read, Func<IReadOnlyList<SliceItem>, Task<IReadOnlyList<T?>>> load)
        where T : class
    {
        var (first, position) = request;
        var items = new List<PageItem<T>>(first + 1);
        for (var round = 0; round < MaxRounds; round++)
        {
            var size = Math.Min((first + 1 - items.Count) << Math.Min(round, 8), MaxSlice);
            var slice = await read(size, position);
            Add(items, slice, await load(slice.Items));
            position = slice.Items.Count > 0 ? slice.Items[^1].Position : position;
            if (items.Count > first)
            {
                items.RemoveRange(first, items.Count - first);
                return new Page<T>(items, items[^1].Position, HasMore: true);
            }

            if (!slice.HasMore)
            {
                return new Page<T>(items, items.Count > 0 ? items[^1].Position : null, HasMore: false);
            }
        }

        return new Page<T>(items, position, HasMore: true);
    }

    private static void Add<T>(List<PageItem<T>> items, Slice slice, IReadOnlyList<T?> nodes)
        where T : class
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is { } node)
            {
                items.Add(new PageItem<T>(node, slice.Items[i].Position));
            }
        }
    }
}
