namespace Feed.GraphQL.Paging;

/// <summary>What a source of a connection gives at once: ids in the order of the connection.</summary>
/// <param name="Items">Each with the position that continues after it.</param>
/// <param name="HasMore">Whether the source goes on.</param>
internal sealed record Slice(IReadOnlyList<SliceItem> Items, bool HasMore)
{
    public static readonly Slice Empty = new([], HasMore: false);

    /// <summary>A slice whose positions are the ids themselves.</summary>
    public static Slice OfIds(IReadOnlyList<long> ids, bool hasMore)
    {
        var items = new SliceItem[ids.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new SliceItem(ids[i], FeedId.Format(ids[i]));
        }

        return new Slice(items, hasMore);
    }
}

/// <summary>An id and where it is.</summary>
/// <param name="Id">Post, user or comment.</param>
/// <param name="Position">Continues the connection after this item.</param>
internal readonly record struct SliceItem(long Id, string Position);

internal static class SliceItems
{
    /// <summary>The ids alone.</summary>
    public static long[] Ids(this IReadOnlyList<SliceItem> items)
    {
        var ids = new long[items.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = items[i].Id;
        }

        return ids;
    }
}
