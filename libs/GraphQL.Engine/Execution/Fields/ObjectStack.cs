namespace GraphQL.Engine.Execution;

/// <summary>A growing array of objects.</summary>
internal sealed class ObjectStack(int capacity = 16)
{
    private object?[] _items = new object?[capacity];

    public int Count { get; private set; }

    public object? this[int index] => _items[index];

    public ReadOnlySpan<object?> Items => _items.AsSpan(0, Count);

    public void Push(object? item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(16, Count * 2));
        }
        _items[Count++] = item;
    }

    /// <summary>Makes room for as many more.</summary>
    public void Reserve(int count)
    {
        if (_items.Length - Count < count)
        {
            Array.Resize(ref _items, Math.Max(Count + count, _items.Length * 2));
        }
    }

    /// <summary>Drops all items from an index on.</summary>
    public void CutTo(int count) => Count = count;
}
