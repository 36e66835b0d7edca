using Feed.Contracts;

namespace Feed.Search;

/// <summary>One mark at a time.</summary>
public static class SearchIndexMarks
{
    /// <summary>See <see cref="ISearchIndex.ReadMarksAsync"/>.</summary>
    public static async Task<ChangePosition?> ReadMarkAsync(this ISearchIndex index, string group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        return (await index.ReadMarksAsync([group], cancellationToken))[0];
    }

    /// <summary>See <see cref="ISearchIndex.WriteMarksAsync"/>.</summary>
    public static Task WriteMarkAsync(this ISearchIndex index, string group, ChangePosition position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.WriteMarksAsync(new Dictionary<string, ChangePosition>(StringComparer.Ordinal) { [group] = position }, cancellationToken);
    }
}
