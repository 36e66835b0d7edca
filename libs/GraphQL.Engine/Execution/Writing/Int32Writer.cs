namespace GraphQL.Engine.Execution;

internal sealed class Int32Writer : LeafWriter<int>
{
    public override Written Write(int value, ResponseWriter writer)
    {
        writer.Buffer.WriteInt64(value);
        return Written.Value;
    }
}
