using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

internal sealed class ObjectField<TParent>(Func<TParent, object?> read) : ObjectField
{
    public override object? Get(object parent, in ArgumentValues arguments) => read((TParent)parent);
}
