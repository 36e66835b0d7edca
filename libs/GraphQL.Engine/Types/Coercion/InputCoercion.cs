using System.Text.Json;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Types;

/// <summary>Turns the JSON of one variable into what resolvers see, reporting every mistake with its place.</summary>
internal sealed class InputCoercion(Action<IReadOnlyList<object>, JsonElement, string> report)
{
    private readonly List<object> _path = [];

    public object? Coerce(JsonElement value, GraphQLType type)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            if (type.Kind == TypeKind.NonNull)
            {
                Report(value, $"Expected non-nullable type \"{type}\" not to be null.");
            }

            return null;
        }

        return type.Nullable switch
        {
            ListType list => CoerceList(value, list.ItemType),
            InputObjectType input => CoerceObject(value, input),
            EnumType names => CoerceEnum(value, names),
            ScalarType scalar => CoerceScalar(value, scalar),
            _ => throw new InvalidOperationException($"{type} is not an input type."),
        };
    }

    private object?[] CoerceList(JsonElement value, GraphQLType itemType)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            // Lists accept a single item as a list of one.
            return [Coerce(value, itemType)];
        }

        var items = new object?[value.GetArrayLength()];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[i] = At(i, item, itemType);
            i++;
        }

        return items;
    }

    private Dictionary<string, object?>? CoerceObject(JsonElement value, InputObjectType type)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report(value, $"Expected type \"{type.Name}\" to be an object.");
            return null;
        }

        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in type.Fields)
        {
            CoerceField(value, definition, fields);
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!type.TryGetField(property.Name, out _))
            {
                var hint = Suggestions.DidYouMean(property.Name, type.Fields.Select(f => f.Name));
                Report(value, $"Field \"{property.Name}\" is not defined by type \"{type.Name}\".{hint}");
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(value, type, fields);
        }

        return fields;
    }

    private void CoerceField(JsonElement parent, InputValueDefinition definition, Dictionary<string, object?> fields)
    {
        if (parent.TryGetProperty(definition.Name, out var value))
        {
            fields[definition.Name] = At(definition.Name, value, definition.Type);
        }
        else if (definition.HasDefaultValue)
        {
            fields[definition.Name] = definition.DefaultValue;
        }
        else if (definition.Type.Kind == TypeKind.NonNull)
        {
            Report(parent, $"Field \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.");
        }
    }

    private void CheckOneOf(JsonElement value, InputObjectType type, Dictionary<string, object?> fields)
    {
        if (fields.Count != 1)
        {
            Report(value, $"Exactly one key must be specified for OneOf type \"{type.Name}\".");
        }

        // As graphql-js: of several, the first in the order of the type is looked at.
        if (fields.Count > 0 && fields.First() is { Value: null, Key: var key }
            && value.GetProperty(key) is { ValueKind: JsonValueKind.Null } nothing)
        {
            _path.Add(key);
            Report(nothing, $"Field \"{key}\" must be non-null.");
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private object? CoerceEnum(JsonElement value, EnumType type)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var name = value.GetString()!;
            if (type.TryGetValue(name, out var definition))
            {
                return definition.Value;
            }

            Report(value, $"Value \"{name}\" does not exist in \"{type.Name}\" enum.{EnumHint(name, type)}");
            return null;
        }

        var text = JsonText.Inspect(value);
        Report(value, $"Enum \"{type.Name}\" cannot represent non-string value: {text}.{EnumHint(text, type)}");
        return null;
    }

    private object? CoerceScalar(JsonElement value, ScalarType type)
    {
        if (!type.Codec.TryParseValue(value, out var result, out var error))
        {
            Report(value, error.Length == 0 ? $"Expected type \"{type.Name}\"." : error);
        }

        return result;
    }

    private static string EnumHint(string text, EnumType type) =>
        Suggestions.DidYouMean("the enum value", text, type.Values.Select(v => v.Name));

    private object? At(object segment, JsonElement value, GraphQLType type)
    {
        _path.Add(segment);
        var result = Coerce(value, type);
        _path.RemoveAt(_path.Count - 1);
        return result;
    }

    private void Report(JsonElement value, string message) => report(_path, value, message);
}
