namespace GraphQL.Engine.Execution;

/// <summary>Finds the response path of a field of an object while the operation runs. Only resolvers that ask for it pay.</summary>
internal sealed class RunPath(OperationRun run)
{
    private readonly List<object> _reversed = [];

    public IReadOnlyList<object> Of(FieldPlan field, int index)
    {
        _reversed.Add(field.Selection.ResponseName);
        Climb(field.Selection.Owner, Row(field.Selection.Owner, field, index));
        _reversed.Reverse();
        return _reversed;
    }

    private void Climb(ObjectNode node, int row)
    {
        while (node.Parent is { } parent && Source(parent, node, row) is var (field, index))
        {
            AddIndexes(run.ColumnOf(field), index, row, field.ListDepth);
            _reversed.Add(field.Selection.ResponseName);
            row = Row(parent, field, index);
            node = parent;
        }
    }

    /// <summary>The field, and the place in its column, that an object of the child node comes from.</summary>
    private (FieldPlan Field, int Index) Source(ObjectNode parent, ObjectNode child, int row)
    {
        foreach (var field in parent.Fields.SelectMany(f => f).Where(f => ReferenceEquals(f.Child, child)))
        {
            if (run.FindColumn(field) is { ChildStart: { } start } && row >= start[0] && row < start[^1])
            {
                var found = Array.FindLastIndex(start, start.Length - 2, s => s <= row);
                return (field, found);
            }
        }
        throw new InvalidOperationException("An object without origin.");
    }

    private int Row(ObjectNode node, FieldPlan field, int index)
    {
        var set = run.SetOf(node);
        var type = node.IndexOf(field.ParentType);
        for (var row = 0; row < set.Objects.Count; row++)
        {
            if (set.TypeOf(row) == type && set.RowInType(row) == index)
            {
                return row;
            }
        }
        return index;
    }

    private void AddIndexes(Column column, int index, int row, int depth)
    {
        if (depth == 1)
        {
            _reversed.Add(row - column.ChildStart![index]);
        }
        else if (depth > 1)
        {
            var path = new List<object>();
            var at = column.Shape!.Start[index];
            var current = column.ChildStart![index];
            column.Shape.Find(ref at, ref current, row, depth, path);
            path.Reverse();
            _reversed.AddRange(path);
        }
    }
}
