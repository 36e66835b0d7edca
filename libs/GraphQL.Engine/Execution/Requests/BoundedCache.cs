using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace GraphQL.Engine.Execution;

/// <summary>
/// A cache of bounded count and weight. Hits take no lock; what has not been used since it was last looked at leaves first (second chance),
/// so that a flood of documents that are asked once does not push out those in use.
/// </summary>
internal sealed class BoundedCache<TValue>(int maxCount, long maxWeight) where TValue : class
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<Entry> _order = new();
    private readonly Lock _gate = new();
    private long _weight;

    public int Count => _entries.Count;

    public bool TryGet(string key, [NotNullWhen(true)] out TValue? value)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            value = null;
            return false;
        }
        // Written only when it changes: the line stays shared between cores.
        if (!entry.Used)
        {
            entry.Used = true;
        }
        value = entry.Value;
        return true;
    }

    /// <summary>Adds a value, unless it alone weighs more than a tenth of the cache.</summary>
    public void Add(string key, TValue value, long weight)
    {
        var entry = new Entry(key, value, weight);
        if (weight > maxWeight / 10 || !_entries.TryAdd(key, entry))
        {
            return;
        }
        lock (_gate)
        {
            _order.Enqueue(entry);
            _weight += weight;
            while (_order.Count > maxCount || _weight > maxWeight)
            {
                Evict(_order.Dequeue(), entry);
            }
        }
    }

    private void Evict(Entry candidate, Entry added)
    {
        if (candidate.Used || ReferenceEquals(candidate, added))
        {
            candidate.Used = false;
            _order.Enqueue(candidate);
            return;
        }
        _entries.TryRemove(candidate.Key, out _);
        _weight -= candidate.Weight;
    }

    private sealed class Entry(string key, TValue value, long weight)
    {
        private volatile bool _used;

        public string Key { get; } = key;

        public TValue Value { get; } = value;

        public long Weight { get; } = weight;

        public bool Used
        {
            get => _used;
            set => _used = value;
        }
    }
}
