namespace GraphQL.Engine.Execution;

/// <summary>A field that a method resolves: its values are got level by level before the result is written.</summary>
internal abstract class ResolverField : FieldRuntime
{
    /// <summary>What the compiled call takes from the services, once for all objects of a level.</summary>
    public ServiceSlot[] Services { get; init; } = [];

    /// <summary>Checks and reads the paging arguments; null when the field has none.</summary>
    public PagingRule? Paging { get; init; }

    /// <summary>An empty column for the values.</summary>
    public abstract Column CreateColumn(int count);

    /// <summary>Starts the resolver for all objects. Values that are not there yet arrive later; the operation counts them.</summary>
    public abstract void Start(ResolverCall call);

    /// <summary>Writes a leaf of the column.</summary>
    public abstract Written WriteLeaf(Column column, int index, ResponseWriter writer);
}
