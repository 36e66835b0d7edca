namespace GraphQL.Engine;

/// <summary>What a loader was told: the first who knows a key counts, and a key that was forgotten is known to nobody.</summary>
internal sealed class KnownValues<TKey, TValue> where TKey : notnull
{
    private readonly List<KnownValue<TKey, TValue>> _sources = [];
    private HashSet<TKey>? _forgotten;

    public void Add(KnownValue<TKey, TValue> source) => _sources.Add(source);

    public void Forget(TKey key)
    {
        if (_sources.Count > 0)
        {
            (_forgotten ??= []).Add(key);
        }
    }

    public void Clear() => _sources.Clear();

    public bool TryGet(TKey key, out TValue? value)
    {
        value = default;
        if (_forgotten?.Contains(key) == true)
        {
            return false;
        }
        foreach (var source in _sources)
        {
            if (source(key, out value))
            {
                return true;
            }
        }
        return false;
    }
}
