namespace GraphQL.Engine.Execution;

/// <summary>A scalar, an enum or a list of these that is read from the object while the result is written.</summary>
internal abstract class LeafField : FieldRuntime
{
    public abstract Written Write(object parent, FieldPlan plan, ResponseWriter writer);
}

/// <summary>A leaf read by a compiled accessor: nothing is boxed.</summary>
internal sealed class LeafField<TParent, TValue>(Func<TParent, TValue> read, LeafWriter<TValue> leaf) : LeafField
{
    public override Written Write(object parent, FieldPlan plan, ResponseWriter writer) => leaf.Write(read((TParent)parent), writer);
}
