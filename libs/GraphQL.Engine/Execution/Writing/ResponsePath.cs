namespace GraphQL.Engine.Execution;

/// <summary>Where in the response the writer is.</summary>
internal sealed class ResponsePath
{
    private (string? Name, int Index)[] _segments = new (string?, int)[16];

    public int Depth { get; private set; }

    public void Push(string name) => Add((name, 0));

    /// <summary>Enters a list; <see cref="SetIndex"/> says at which item.</summary>
    public void PushIndex() => Add((null, 0));

    public void SetIndex(int index) => _segments[Depth - 1].Index = index;

    public void Pop() => Depth--;

    public void CutTo(int depth) => Depth = depth;

    /// <summary>The path with one more name at its end.</summary>
    public object[] With(string name)
    {
        var path = new object[Depth + 1];
        for (var i = 0; i < Depth; i++)
        {
            path[i] = _segments[i].Name ?? (object)_segments[i].Index;
        }
        path[Depth] = name;
        return path;
    }

    /// <summary>The path as it is.</summary>
    public object[] ToArray() => [.. _segments.Take(Depth).Select(s => s.Name ?? (object)s.Index)];

    private void Add((string?, int) segment)
    {
        if (Depth == _segments.Length)
        {
            Array.Resize(ref _segments, Depth * 2);
        }
        _segments[Depth++] = segment;
    }
}
