namespace GraphQL.Engine.Execution;

/// <content>Objects and lists of objects whose fields were resolved level by level.</content>
internal sealed partial class ResponseWriter
{
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
}
