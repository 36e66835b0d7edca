using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>An object, or a list of objects, that is read from its parent and needs no resolver.</summary>
internal abstract class ObjectField : FieldRuntime
{
    public abstract object? Get(object parent, in ArgumentValues arguments);
}

internal sealed class ObjectField<TParent>(Func<TParent, object?> read) : ObjectField
{
    public override object? Get(object parent, in ArgumentValues arguments) => read((TParent)parent);
}

internal sealed class ArgumentObjectField<TParent>(Func<TParent, ArgumentValues, object?> read) : ObjectField
{
    public override object? Get(object parent, in ArgumentValues arguments) => read((TParent)parent, arguments);
}
