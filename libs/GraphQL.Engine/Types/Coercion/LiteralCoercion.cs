using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>
/// Turns literals into what resolvers see: int, double, string, bool, the CLR value of an enum, object?[] for lists and
/// Dictionary&lt;string, object?&gt; in field order for input objects. Validation has said what is wrong with a literal; here it is just
/// refused.
/// </summary>
public static class LiteralCoercion
{
    /// <summary>Coerces a literal, which may be or contain variables.</summary>
    /// <returns>False when the type does not accept the literal, or a variable it needs has no value.</returns>
    public static bool TryCoerce(ValueNode literal, GraphQLType type, VariableValues? variables, out object? value)
    {
        value = null;
        if (literal is VariableNode variable)
        {
            return variables is not null && variables.TryGet(variable.Name.Value, out value)
                && (value is not null || type.Kind != TypeKind.NonNull);
        }

        if (literal is NullValueNode)
        {
            return type.Kind != TypeKind.NonNull;
        }

        type = type.Nullable;
        return type switch
        {
            ListType list => TryCoerceList(literal, list.ItemType, variables, out value),
            InputObjectType input => TryCoerceObject(literal, input, variables, out value),
            EnumType names => TryCoerceEnum(literal, names, out value),
            ScalarType scalar => scalar.Codec.TryParseLiteral(literal, variables, out value, out _),
            _ => false,
        };
    }

    private static bool TryCoerceEnum(ValueNode literal, EnumType type, out object? value)
    {
        EnumValueDefinition? definition = null;
        var known = literal is EnumValueNode name && type.TryGetValue(name.Value, out definition);
        value = definition?.Value;
        return known;
    }

    private static bool TryCoerceList(ValueNode literal, GraphQLType itemType, VariableValues? variables, out object? value)
    {
        // Lists accept a single item as a list of one.
        var literals = literal is ListValueNode list ? list.Values : [literal];
        var items = new object?[literals.Length];
        value = items;
        for (var i = 0; i < items.Length; i++)
        {
            if (IsMissing(literals[i], variables))
            {
                if (itemType.Kind == TypeKind.NonNull)
                {
                    return false;
                }
            }
            else if (!TryCoerce(literals[i], itemType, variables, out items[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryCoerceObject(ValueNode literal, InputObjectType type, VariableValues? variables, out object? value)
    {
        value = null;
        if (literal is not ObjectValueNode node)
        {
            return false;
        }

        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in type.Fields)
        {
            var given = Find(node.Fields, definition.Name);
            if (given is null || IsMissing(given, variables))
            {
                if (definition.HasDefaultValue)
                {
                    fields[definition.Name] = definition.DefaultValue;
                }
                else if (definition.Type.Kind == TypeKind.NonNull)
                {
                    return false;
                }
            }
            else if (TryCoerce(given, definition.Type, variables, out var field))
            {
                fields[definition.Name] = field;
            }
            else
            {
                return false;
            }
        }

        value = fields;
        return !type.IsOneOf || (fields.Count == 1 && fields.Values.First() is not null);
    }

    private static bool IsMissing(ValueNode literal, VariableValues? variables) =>
        literal is VariableNode variable && (variables is null || !variables.TryGet(variable.Name.Value, out _));

    private static ValueNode? Find(ImmutableArray<ObjectFieldNode> fields, string name)
    {
        for (var i = fields.Length - 1; i >= 0; i--)
        {
            if (string.Equals(fields[i].Name.Value, name, StringComparison.Ordinal))
            {
                return fields[i].Value;
            }
        }

        return null;
    }
}
