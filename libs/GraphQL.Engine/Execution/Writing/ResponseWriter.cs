using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>
/// Writes the result depth-first into the buffer, synchronously: properties are read as they are written, resolved values come from their
/// columns. A null where the schema excludes it cuts the buffer back to the nearest value that may be null.
/// </summary>
internal sealed partial class ResponseWriter(OperationRun run, ResultBuffer buffer)
{
    private readonly ObjectStack _items = new(64);

    public ResultBuffer Buffer { get; } = buffer;

    public ResponsePath Path { get; } = new();

    /// <summary>The errors met, in the order of the response.</summary>
    public List<IError> Errors { get; } = [];

    /// <summary>The field whose leaf is being written.</summary>
    private FieldPlan? Field { get; set; }

    public ArgumentValues ArgumentsOf(FieldPlan field) => run.ArgumentsOf(field);

    /// <summary>Writes the value of <c>data</c>: the object at the root, or null.</summary>
    public void WriteRoot(ObjectNode root)
    {
        var start = Buffer.Length;
        if (!WriteObject(root, run.SetOf(root).Objects[0]!, 0, 0))
        {
            Buffer.Truncate(start);
            Buffer.WriteNull();
        }
    }

    /// <summary>Writes one field of the root, for operations whose fields run one after the other.</summary>
    /// <returns>False when null has to replace the root.</returns>
    public bool WriteRootField(ObjectNode root, int index) =>
        WriteFields(root.Fields[0], index, index + 1, run.SetOf(root).Objects[0]!, 0);

    /// <summary>Writes null over an item of a list; says why when nobody has.</summary>
    /// <returns>False when null is excluded here: it has to replace the list.</returns>
    public bool ReplaceByNull(Written written, bool nonNull, int start)
    {
        Explain(Field!, written, nonNull, isItem: true);
        return NullAt(start, nonNull);
    }

    private bool WriteObject(ObjectNode node, object value, int type, int row)
    {
        Buffer.WriteByte((byte)'{');
        var fields = node.Fields[type];
        if (!WriteFields(fields, 0, fields.Length, value, row))
        {
            return false;
        }
        Buffer.WriteByte((byte)'}');
        return true;
    }

    private bool WriteFields(FieldPlan[] fields, int from, int to, object parent, int row)
    {
        var depth = Path.Depth;
        var items = _items.Count;
        while (from < to)
        {
            var (field, start) = (fields[from], 0);
            try
            {
                for (; from < to; from++)
                {
                    field = fields[from];
                    Buffer.Write(from == 0 ? field.Selection.CommaNameColon.AsSpan(1) : field.Selection.CommaNameColon);
                    start = Buffer.Length;
                    if (!WriteField(field, parent, row, start))
                    {
                        return false;
                    }
                }
            }
            catch (Exception e)
            {
                // One handler for all fields of the object: entering it for each would cost more than the fields do.
                Path.CutTo(depth);
                _items.CutTo(items);
                AddError(field, e);
                if (!NullAt(start, field.NonNull[0]))
                {
                    return false;
                }
                from++;
            }
        }
        return true;
    }

    private bool WriteField(FieldPlan field, object parent, int row, int start)
    {
        var written = field.Column >= 0 ? WriteColumn(field, row)
            : field.Leaf is { } leaf ? WriteLeaf(leaf, field, parent)
            : WriteValue(field, ((ObjectField)field.Runtime).Get(parent, run.ArgumentsOf(field)));
        if (written == Written.Value)
        {
            return true;
        }
        Explain(field, written, field.NonNull[0], isItem: false);
        return NullAt(start, field.NonNull[0]);
    }

    private Written WriteLeaf(LeafField leaf, FieldPlan field, object parent)
    {
        Field = field;
        if (field.ListDepth == 0)
        {
            return leaf.Write(parent, field, this);
        }
        var depth = Path.Depth;
        Path.Push(field.Selection.ResponseName);
        var written = leaf.Write(parent, field, this);
        Path.CutTo(depth);
        return written;
    }

    private bool NullAt(int start, bool nonNull)
    {
        if (nonNull)
        {
            return false;
        }
        Buffer.Truncate(start);
        Buffer.WriteNull();
        return true;
    }
}
