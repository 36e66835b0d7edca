namespace GraphQL.Engine.Execution;

/// <content>Objects and lists of objects, straight from properties.</content>
internal sealed partial class ResponseWriter
{
    private Written WriteColumn(FieldPlan field, int row)
    {
        var column = run.ColumnOf(field);
        if (column.TryGetErrors(row, out var errors))
        {
            foreach (var error in errors.Reported)
            {
                AddError(field, new GraphQLException(error));
            }
            if (errors.Fatal is { } fatal)
            {
                AddError(field, fatal);
                return Written.Failed;
            }
        }
        if (field.Child is null)
        {
            return WriteColumnLeaf((ResolverField)field.Runtime, field, column, row);
        }
        return column.ChildStart is null ? WriteValue(field, column.GetObject(row)) : WriteChildren(field, column, row);
    }

    private Written WriteColumnLeaf(ResolverField resolver, FieldPlan field, Column column, int row)
    {
        Field = field;
        if (field.ListDepth == 0)
        {
            return resolver.WriteLeaf(column, row, this);
        }
        var depth = Path.Depth;
        Path.Push(field.Selection.ResponseName);
        var written = resolver.WriteLeaf(column, row, this);
        Path.CutTo(depth);
        return written;
    }

    /// <summary>Writes objects that have nothing to be resolved below them.</summary>
    private Written WriteValue(FieldPlan field, object? value)
    {
        var depth = Path.Depth;
        Path.Push(field.Selection.ResponseName);
        var written = WriteValue(field, value, 0, field.Runtime.Items);
        Path.CutTo(depth);
        return written;
    }

    private Written WriteValue(FieldPlan field, object? value, int level, ListReader? reader)
    {
        if (value is null)
        {
            return Written.Null;
        }
        return level == field.ListDepth
            ? WriteOne(field, value, row: 0, TypeOf(field.Child!, value))
            : WriteList(field, value, level, reader!);
    }

    private Written WriteOne(FieldPlan field, object value, int row, int type)
    {
        if (type < 0)
        {
            AddErrorHere(field, new InvalidOperationException($"{value.GetType()} is no type that {field.Coordinate} can answer."));
            return Written.Failed;
        }
        return WriteObject(field.Child!, value, type, row) ? Written.Value : Written.Failed;
    }

    private Written WriteList(FieldPlan field, object list, int level, ListReader reader)
    {
        var bottom = _items.Count;
        reader.Read(list, _items);
        var count = _items.Count - bottom;
        var depth = StartList();
        for (var i = 0; i < count; i++)
        {
            var start = StartItem(i);
            var written = WriteValue(field, _items[bottom + i], level + 1, reader.Inner);
            if (!EndItem(field, written, level + 1, start, depth))
            {
                _items.CutTo(bottom);
                return Written.Failed;
            }
        }
        _items.CutTo(bottom);
        return EndList(depth);
    }

    private int TypeOf(ObjectNode node, object value) =>
        node.IsMonomorphic ? 0 : run.Schema.TypeOf(value) is { } type ? node.IndexOf(type) : -1;
}
