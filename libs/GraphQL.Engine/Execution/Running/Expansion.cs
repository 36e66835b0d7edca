namespace GraphQL.Engine.Execution;

/// <summary>Hands the objects in a column on to the node below, which resolves their fields.</summary>
internal sealed class Expansion(FieldPlan field, Column column, ObjectStack children)
{
    // Only lists of lists are taken apart here.
    private readonly ObjectStack _items = new(capacity: 0);

    public void Run()
    {
        var start = column.ChildStart = new int[column.Count + 1];
        column.Shape = field.ListDepth > 1 ? new ListShape(column.Count) : null;
        for (var i = 0; i < column.Count; i++)
        {
            start[i] = children.Count;
            if (column.Shape is { } shape)
            {
                shape.Start[i] = shape.Lengths.Count;
            }
            Add(i);
        }
        start[column.Count] = children.Count;
    }

    private void Add(int index)
    {
        var (value, size) = (column.HasFailed(index) ? null : column.GetObject(index), children.Count);
        try
        {
            Add(value, field.ListDepth, field.Runtime.Items);
        }
        catch (Exception e)
        {
            // A lazy sequence that throws while it is read.
            children.CutTo(size);
            column.Fail(index, e);
            Add(null, field.ListDepth, null);
        }
    }

    private void Add(object? value, int depth, ListReader? reader)
    {
        if (depth == 0)
        {
            children.Push(value);
        }
        else if (depth > 1)
        {
            AddLists(value, depth, reader);
        }
        else if (value is not null)
        {
            var size = children.Count;
            reader!.Read(value, children);
            column.Shape?.Lengths.Add(children.Count - size);
        }
        else
        {
            column.Shape?.Lengths.Add(-1);
        }
    }

    private void AddLists(object? value, int depth, ListReader? reader)
    {
        if (value is null)
        {
            column.Shape!.Lengths.Add(-1);
            return;
        }
        var bottom = _items.Count;
        reader!.Read(value, _items);
        var top = _items.Count;
        column.Shape!.Lengths.Add(top - bottom);
        for (var i = bottom; i < top; i++)
        {
            Add(_items[i], depth - 1, reader.Inner);
        }
        _items.CutTo(bottom);
    }
}
