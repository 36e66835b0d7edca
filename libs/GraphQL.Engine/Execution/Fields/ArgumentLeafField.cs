using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>A leaf computed from the object and the field's arguments while the result is written.</summary>
internal sealed class ArgumentLeafField<TParent, TValue>(Func<TParent, ArgumentValues, TValue> read, LeafWriter<TValue> leaf) : LeafField
{
    public override Written Write(object parent, FieldPlan plan, ResponseWriter writer) =>
        leaf.Write(read((TParent)parent, writer.ArgumentsOf(plan)), writer);
}
