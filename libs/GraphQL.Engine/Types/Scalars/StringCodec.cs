using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

internal sealed class StringCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            (result, error) = (value.GetString(), null);
            return true;
        }

        (result, error) = (null, $"String cannot represent a non string value: {JsonText.Inspect(value)}");
        return false;
    }

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        if (literal is StringValueNode text)
        {
            (result, error) = (text.Value, null);
            return true;
        }

        (result, error) = (null, $"String cannot represent a non string value: {literal}");
        return false;
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        var text = value switch
        {
            string s => s,
            bool flag => flag ? "true" : "false",
            char or Guid or Uri or Enum => value.ToString(),
            IFormattable number when IntCodec.ToInt64(value) is not null || value is double or float or decimal =>
                number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null)
        {
            return false;
        }

        JsonOutput.Write(output, text);
        return true;
    }
}
