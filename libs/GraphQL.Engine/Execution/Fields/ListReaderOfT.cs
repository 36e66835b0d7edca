using System.Runtime.InteropServices;

namespace GraphQL.Engine.Execution;

internal sealed class ListReader<T> : ListReader
{
    public override void Read(object list, ObjectStack into)
    {
        switch (list)
        {
            case T[] array:
                Push(array, into);
                break;
            case List<T> items:
                Push(CollectionsMarshal.AsSpan(items), into);
                break;
            default:
                foreach (var item in (IEnumerable<T>)list)
                {
                    into.Push(item);
                }
                break;
        }
    }

    private static void Push(ReadOnlySpan<T> items, ObjectStack into)
    {
        into.Reserve(items.Length);
        foreach (var item in items)
        {
            into.Push(item);
        }
    }
}
