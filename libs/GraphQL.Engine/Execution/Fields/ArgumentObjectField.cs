using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

internal sealed class ArgumentObjectField<TParent>(Func<TParent, ArgumentValues, object?> read) : ObjectField
{
    public override object? Get(object parent, in ArgumentValues arguments) => read((TParent)parent, arguments);
}
