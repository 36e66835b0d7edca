namespace GraphQL.Engine.Execution;

/// <summary>A list of leaves, or of such lists.</summary>
internal sealed class ListWriter<TList, TItem>(LeafWriter<TItem> item, bool itemsNonNull) : LeafWriter<TList>
    where TList : IEnumerable<TItem>
{
    public override Written Write(TList value, ResponseWriter writer)
    {
        if (value is null)
        {
            return Written.Null;
        }
        writer.Buffer.WriteByte((byte)'[');
        var index = 0;
        writer.Path.PushIndex();
        foreach (var element in value)
        {
            if (index > 0)
            {
                writer.Buffer.WriteByte((byte)',');
            }
            writer.Path.SetIndex(index++);
            if (!WriteItem(element, writer))
            {
                writer.Path.Pop();
                return Written.Failed;
            }
        }
        writer.Path.Pop();
        writer.Buffer.WriteByte((byte)']');
        return Written.Value;
    }

    private bool WriteItem(TItem element, ResponseWriter writer)
    {
        var start = writer.Buffer.Length;
        var written = item.Write(element, writer);
        return written == Written.Value || writer.ReplaceByNull(written, itemsNonNull, start);
    }
}
