using System.Globalization;

namespace Feed.Search.Elasticsearch;

/// <summary>What became of the items of bulk requests. Several requests report at once.</summary>
internal sealed class BulkOutcome
{
    private const int MostNamed = 10;
    private readonly Lock _lock = new();
    private readonly List<string> _rejected = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private int _written;
    private int _conflicts;

    /// <summary>Items written.</summary>
    public int Written => _written;

    /// <summary>Items that were refused because a newer version is there.</summary>
    public int Conflicts => _conflicts;

    /// <summary>Targets that are not there.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    public void AddWritten() => Interlocked.Increment(ref _written);

    public void AddConflict() => Interlocked.Increment(ref _conflicts);

    public void AddMissing(BulkItem item)
    {
        lock (_lock) _missing.Add(item.Target);
    }

    public void AddRejected(BulkItem item, string reason)
    {
        lock (_lock) _rejected.Add($"{item.Id} into {item.Target}: {reason}");
    }

    /// <summary>Throws when there are items that Elasticsearch will never take.</summary>
    /// <exception cref="DocumentRejectedException">Names them.</exception>
    public void ThrowIfRejected()
    {
        lock (_lock)
        {
            if (_rejected.Count == 0) return;
            var named = string.Join("; ", _rejected.Take(MostNamed));
            throw new DocumentRejectedException(
                string.Create(CultureInfo.InvariantCulture, $"Elasticsearch rejects {_rejected.Count} documents: {named}"));
        }
    }
}
