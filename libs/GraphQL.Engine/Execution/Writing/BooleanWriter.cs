namespace GraphQL.Engine.Execution;

internal sealed class BooleanWriter : LeafWriter<bool>
{
    public override Written Write(bool value, ResponseWriter writer)
    {
        writer.Buffer.WriteBoolean(value);
        return Written.Value;
    }
}
