using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>Defaults fit the types they are defaults of, and no default of an input field contains itself.</summary>
internal static class DefaultChecks
{
    public static void Check(GraphQLSchema schema, SchemaErrors errors)
    {
        foreach (var (place, value) in Places(schema))
        {
            if (value.DefaultLiteral is { } literal && value.Type.IsInput
                && !(value.HasDefaultValue && HasKnownFields(literal, value.Type)))
            {
                errors.Add($"{place} has invalid default value: Expected value of type \"{value.Type}\", found {literal}.", value.AstNode);
            }
        }

        foreach (var type in schema.Types.OfType<InputObjectType>())
        {
            foreach (var field in type.Fields.Where(f => f.DefaultLiteral is not null && ContainsItself(f)))
            {
                errors.Add($"Invalid circular reference. The default value of Input Object field {type}.{field.Name} references itself.",
                    field.AstNode);
            }
        }
    }

    /// <summary>Coercion takes no notice of fields that the type does not define; a document that gave them would not be valid.</summary>
    private static bool HasKnownFields(ValueNode value, GraphQLType type) => value switch
    {
        ListValueNode list => list.Values.All(item => HasKnownFields(item, type)),
        ObjectValueNode node when type.Named is InputObjectType input => node.Fields.All(
            field => input.TryGetField(field.Name.Value, out var definition) && HasKnownFields(field.Value, definition.Type)),
        _ => true,
    };

    /// <summary>Whether the value of a default leaves out, at some depth, a field whose default is the very one at hand.</summary>
    private static bool ContainsItself(InputValueDefinition field)
    {
        var explored = new HashSet<InputValueDefinition>();
        var pending = new Stack<(ValueNode Value, GraphQLType Type)>([(field.DefaultLiteral!, field.Type)]);
        while (pending.TryPop(out var next))
        {
            foreach (var (value, definition, isDefault) in Fields(next.Value, next.Type))
            {
                if (isDefault && ReferenceEquals(definition, field))
                {
                    return true;
                }

                if (!isDefault || explored.Add(definition))
                {
                    pending.Push((value, definition.Type));
                }
            }
        }

        return false;
    }

    private static IEnumerable<(ValueNode Value, InputValueDefinition Definition, bool IsDefault)> Fields(ValueNode value, GraphQLType type)
    {
        if (type.Named is not InputObjectType input)
        {
            yield break;
        }

        // Lists of inputs are as deep as they are written.
        foreach (var node in Objects(value))
        {
            foreach (var definition in input.Fields)
            {
                var given = node.Fields.LastOrDefault(f => f.Name.Value == definition.Name)?.Value;
                if ((given ?? definition.DefaultLiteral) is { } inner)
                {
                    yield return (inner, definition, given is null);
                }
            }
        }
    }

    private static IEnumerable<ObjectValueNode> Objects(ValueNode value) => value switch
    {
        ObjectValueNode node => [node],
        ListValueNode list => list.Values.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<(string Place, InputValueDefinition Value)> Places(GraphQLSchema schema)
    {
        var directives = schema.Directives.SelectMany(d => d.Arguments.Select(a => ($"@{d.Name}({a.Name}:)", a)));
        var arguments = schema.Types.OfType<FieldContainerType>()
            .SelectMany(t => t.Fields.SelectMany(f => f.Arguments.Select(a => ($"{t}.{f.Name}({a.Name}:)", a))));
        var inputs = schema.Types.OfType<InputObjectType>().SelectMany(t => t.Fields.Select(f => ($"{t}.{f.Name}", f)));
        return directives.Concat(arguments).Concat(inputs);
    }
}
