namespace GraphQL.Engine.Execution;

/// <summary>An integer as an ID: a string of digits.</summary>
internal sealed class Int64IdWriter : LeafWriter<long>
{
    public override Written Write(long value, ResponseWriter writer)
    {
        writer.Buffer.WriteQuoted(value);
        return Written.Value;
    }
}
