using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>An object, or a list of objects, that is read from its parent and needs no resolver.</summary>
internal abstract class ObjectField : FieldRuntime
{
    public abstract object? Get(object parent, in ArgumentValues arguments);
}
