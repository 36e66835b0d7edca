namespace GraphQL.Engine.Execution;

/// <summary>A scalar, an enum or a list of these that is read from the object while the result is written.</summary>
internal abstract class LeafField : FieldRuntime
{
    public abstract Written Write(object parent, FieldPlan plan, ResponseWriter writer);
}
