using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

internal sealed class BooleanCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            (result, error) = (value.GetBoolean(), null);
            return true;
        }

        (result, error) = (null, $"Boolean cannot represent a non boolean value: {JsonText.Inspect(value)}");
        return false;
    }

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        if (literal is BooleanValueNode flag)
        {
            (result, error) = (flag.Value, null);
            return true;
        }

        (result, error) = (null, $"Boolean cannot represent a non boolean value: {literal}");
        return false;
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        bool? flag = value is bool b ? b : IntCodec.ToInt64(value) is { } number ? number != 0 : null;
        if (flag is not { } written)
        {
            return false;
        }

        JsonOutput.Write(output, written);
        return true;
    }
}
