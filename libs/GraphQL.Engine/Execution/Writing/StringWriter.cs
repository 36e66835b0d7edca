namespace GraphQL.Engine.Execution;

internal sealed class StringWriter : LeafWriter<string?>
{
    public override Written Write(string? value, ResponseWriter writer)
    {
        if (value is null)
        {
            return Written.Null;
        }
        writer.Buffer.WriteString(value);
        return Written.Value;
    }
}
