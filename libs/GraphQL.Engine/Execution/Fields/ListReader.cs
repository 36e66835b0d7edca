namespace GraphQL.Engine.Execution;

/// <summary>Reads the items of a list of objects. For lists of lists the items are lists, read by <see cref="Inner"/>.</summary>
internal abstract class ListReader
{
    public ListReader? Inner { get; init; }

    public abstract void Read(object list, ObjectStack into);
}
