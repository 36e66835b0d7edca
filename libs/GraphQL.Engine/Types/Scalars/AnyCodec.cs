using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>Takes whatever comes: strings, booleans, <see cref="long"/> or <see cref="double"/>, null, object[] and dictionaries.</summary>
internal sealed class AnyCodec : ScalarCodec
{
    public static AnyCodec Instance { get; } = new();

    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error)
    {
        result = FromJson(value);
        error = null;
        return true;
    }

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        result = FromLiteral(literal, variables);
        error = null;
        return true;
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType()));
        return true;
    }

    private static object? FromJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var integer) ? integer : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(FromJson).ToArray(),
        JsonValueKind.Object => ObjectFromJson(value),
        _ => null,
    };

    private static Dictionary<string, object?> ObjectFromJson(JsonElement value)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            fields[property.Name] = FromJson(property.Value);
        }

        return fields;
    }

    private static object? FromLiteral(ValueNode literal, VariableValues? variables) => literal switch
    {
        StringValueNode text => text.Value,
        BooleanValueNode flag => flag.Value,
        EnumValueNode name => name.Value,
        IntValueNode integer when long.TryParse(integer.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var whole) => whole,
        IntValueNode integer => double.Parse(integer.Value, CultureInfo.InvariantCulture),
        FloatValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        ListValueNode list => list.Values.Select(item => FromLiteral(item, variables)).ToArray(),
        ObjectValueNode fields => ObjectFromLiteral(fields, variables),
        VariableNode variable => variables?.GetValueOrDefault(variable.Name.Value),
        _ => null,
    };

    private static Dictionary<string, object?> ObjectFromLiteral(ObjectValueNode literal, VariableValues? variables)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
        {
            fields[field.Name.Value] = FromLiteral(field.Value, variables);
        }

        return fields;
    }
}
