using System.Collections.Concurrent;
using System.Collections.Frozen;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>A schema with what executing it needs beyond its fields' resolvers.</summary>
internal sealed class SchemaRuntime(GraphQLSchema schema, IReadOnlyDictionary<Type, ObjectType> objectTypes, ErrorReporter errors)
{
    private readonly FrozenDictionary<Type, ObjectType> _objectTypes = objectTypes.ToFrozenDictionary();
    private readonly ConcurrentDictionary<Type, ObjectType?> _derived = new();

    public GraphQLSchema Schema { get; } = schema;

    public ErrorReporter Errors { get; } = errors;

    /// <summary>
    /// The object type of a value of an interface or union: that of its CLR type or of the nearest base type that has one.
    /// </summary>
    public ObjectType? TypeOf(object value) =>
        _objectTypes.TryGetValue(value.GetType(), out var type) ? type : _derived.GetOrAdd(value.GetType(), FindBase);

    private ObjectType? FindBase(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (_objectTypes.TryGetValue(ancestor, out var found))
            {
                return found;
            }
        }
        return null;
    }
}
