using GraphQL.Engine.Execution;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Introspection;

/// <summary>Sets the resolvers of one introspection type, whose objects are of one CLR type.</summary>
internal sealed class FieldsOf<T>(ObjectType type)
{
    public void Text(string field, Func<T, string?> read) => Leaf(field, read, new Execution.StringWriter());

    public void Leaf<TValue>(string field, Func<T, TValue> read, LeafWriter<TValue> writer) =>
        Set(field, new LeafField<T, TValue>(read, writer));

    public void Object(string field, Func<T, object?> read) => Set(field, new ObjectField<T>(read));

    public void List<TItem>(string field, Func<T, IEnumerable<TItem>?> read) =>
        Set(field, new ObjectField<T>(read) { Items = new ListReader<TItem>() });

    /// <summary>A list that <c>includeDeprecated</c> filters.</summary>
    public void List<TItem>(string field, Func<T, bool, IEnumerable<TItem>?> read) => Set(
        field,
        new ArgumentObjectField<T>((parent, arguments) => read(parent, arguments.GetValueOrDefault(0) is true))
        {
            Items = new ListReader<TItem>(),
        });

    private void Set(string field, FieldRuntime runtime)
    {
        if (type.TryGetField(field, out var definition))
        {
            definition.Resolver = runtime;
        }
    }
}
