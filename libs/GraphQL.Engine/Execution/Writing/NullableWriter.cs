namespace GraphQL.Engine.Execution;

internal sealed class NullableWriter<T>(LeafWriter<T> inner) : LeafWriter<T?> where T : struct
{
    public override Written Write(T? value, ResponseWriter writer) =>
        value is { } present ? inner.Write(present, writer) : Written.Null;
}
