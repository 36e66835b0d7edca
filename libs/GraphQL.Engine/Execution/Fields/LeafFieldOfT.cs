namespace GraphQL.Engine.Execution;

/// <summary>A leaf read by a compiled accessor: nothing is boxed.</summary>
internal sealed class LeafField<TParent, TValue>(Func<TParent, TValue> read, LeafWriter<TValue> leaf) : LeafField
{
    public override Written Write(object parent, FieldPlan plan, ResponseWriter writer) => leaf.Write(read((TParent)parent), writer);
}
