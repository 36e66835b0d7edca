namespace GraphQL.Engine.Execution;

internal sealed class DoubleWriter : LeafWriter<double>
{
    public override Written Write(double value, ResponseWriter writer)
    {
        if (!double.IsFinite(value))
        {
            return Written.Invalid;
        }
        writer.Buffer.WriteFormatted(value, "R");
        return Written.Value;
    }
}
