using Feed.Contracts;

namespace Feed.Changes.Postgres;

/// <summary>Collects changes into items of bounded size.</summary>
internal sealed class PieceBuilder(int maxChanges, long maxBytes)
{
    private const int BytesPerChange = 300;
    private const int BytesPerValue = 30;
    private List<Change> _changes = [];
    private long _bytes;

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Whether it is time to hand over what is there.</summary>
    public bool IsFull => _changes.Count >= maxChanges || _bytes >= maxBytes;

    public void Add(Change change)
    {
        _changes.Add(change);
        _bytes += BytesPerChange + Size(change.Before) + Size(change.After);
    }

    /// <summary>Takes what was collected.</summary>
    /// <param name="mark">Where a consumer is once it has applied it, if that is a place to go on from.</param>
    public SourceItem.Changes Take(ChangePosition? mark)
    {
        var item = new SourceItem.Changes(_changes, mark, _bytes);
        (_changes, _bytes) = ([], 0);
        return item;
    }

    private static long Size(ChangeRow? row)
    {
        if (row is null) return 0;
        long size = 0;
        foreach (var value in row.Values) size += BytesPerValue + (value?.Length ?? 0) * sizeof(char);
        return size;
    }
}
