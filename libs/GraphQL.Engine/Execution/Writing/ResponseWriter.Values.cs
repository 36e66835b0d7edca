namespace GraphQL.Engine.Execution;

/// <content>Objects and lists of objects, from columns and straight from properties.</content>
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

    /// <summary>Writes objects that the levels below have resolved fields of.</summary>
    private Written WriteChildren(FieldPlan field, Column column, int index)
    {
        if (column.GetObject(index) is null)
        {
            return Written.Null;
        }
        var depth = Path.Depth;
        Path.Push(field.Selection.ResponseName);
        var row = column.ChildStart![index];
        var shape = column.Shape?.Start[index] ?? 0;
        var written = field.ListDepth switch
        {
            0 => WriteRow(field, row),
            1 => WriteRows(field, column.ChildStart[index + 1] - row, 1, ref row),
            _ => WriteLists(field, column.Shape!, ref shape, 0, ref row),
        };
        Path.CutTo(depth);
        return written;
    }

    private Written WriteLists(FieldPlan field, ListShape shape, ref int at, int level, ref int row)
    {
        var count = shape.Lengths[at++];
        if (count < 0)
        {
            return Written.Null;
        }
        if (level + 1 == field.ListDepth)
        {
            return WriteRows(field, count, level + 1, ref row);
        }
        var depth = StartList();
        for (var i = 0; i < count; i++)
        {
            var start = StartItem(i);
            if (!EndItem(field, WriteLists(field, shape, ref at, level + 1, ref row), level + 1, start, depth))
            {
                return Written.Failed;
            }
        }
        return EndList(depth);
    }

    private Written WriteRows(FieldPlan field, int count, int level, ref int row)
    {
        var depth = StartList();
        var first = row;
        row += count;
        for (var i = 0; i < count; i++)
        {
            var start = StartItem(i);
            if (!EndItem(field, WriteRow(field, first + i), level, start, depth))
            {
                return Written.Failed;
            }
        }
        return EndList(depth);
    }

    private Written WriteRow(FieldPlan field, int row)
    {
        var set = run.SetOf(field.Child!);
        return set.Objects[row] is { } value ? WriteOne(field, value, set.RowInType(row), set.TypeOf(row)) : Written.Null;
    }

    private int StartList()
    {
        Buffer.WriteByte((byte)'[');
        Path.PushIndex();
        return Path.Depth;
    }

    private Written EndList(int depth)
    {
        Path.CutTo(depth - 1);
        Buffer.WriteByte((byte)']');
        return Written.Value;
    }

    private int StartItem(int index)
    {
        if (index > 0)
        {
            Buffer.WriteByte((byte)',');
        }
        Path.SetIndex(index);
        return Buffer.Length;
    }

    private bool EndItem(FieldPlan field, Written written, int level, int start, int depth)
    {
        if (written == Written.Value)
        {
            return true;
        }
        Path.CutTo(depth);
        Field = field;
        return ReplaceByNull(written, field.NonNull[level], start);
    }

    private int TypeOf(ObjectNode node, object value) =>
        node.IsMonomorphic ? 0 : run.Schema.TypeOf(value) is { } type ? node.IndexOf(type) : -1;
}
