using System.Collections.Concurrent;

namespace Feed.Timelines;

/// <summary>
/// What was used most recently, of bounded size: two generations, of which the older goes when the younger has grown to half of the bound. Callers may come
/// from any thread; at most as many entries more than the bound are there as callers add at the same moment.
/// </summary>
internal sealed class RecentEntries<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly int _half = Math.Max(most / 2, 1);
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = [];
    private volatile ConcurrentDictionary<TKey, TValue> _old = [];
    private int _added;

    /// <summary>How many there are.</summary>
    public int Count => _young.Count + _old.Count;

    public TValue? Find(TKey key)
    {
        if (_young.TryGetValue(key, out var found)) return found;
        if (!_old.TryGetValue(key, out found)) return null;
        Add(key, found);
        return found;
    }

    /// <summary>Puts an entry in, in place of one of the same key.</summary>
    public void Put(TKey key, TValue value)
    {
        if (most == 0) return;
        if (!Add(key, value)) _young[key] = value;
    }

    private bool Add(TKey key, TValue value)
    {
        var young = _young;
        if (!young.TryAdd(key, value)) return false;
        if (Interlocked.Increment(ref _added) >= _half) Turn(young);
        return true;
    }

    private void Turn(ConcurrentDictionary<TKey, TValue> full)
    {
        lock (_turning)
        {
            if (_young != full) return;
            _old = full;
            _young = [];
            _added = 0;
        }
    }
}
