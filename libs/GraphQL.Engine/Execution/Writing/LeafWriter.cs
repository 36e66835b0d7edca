namespace GraphQL.Engine.Execution;

/// <summary>Writes scalars and enums, and lists of them, of one CLR type. Shared by all requests.</summary>
internal abstract class LeafWriter<T>
{
    /// <summary>Writes one value. Of lists, it reports what is wrong with an item.</summary>
    public abstract Written Write(T value, ResponseWriter writer);
}
