using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

internal sealed class IdCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error)
    {
        result = error = null;
        if (value.ValueKind == JsonValueKind.String)
        {
            result = value.GetString();
            return true;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
        {
            result = number.ToString(CultureInfo.InvariantCulture);
            return true;
        }

        if (value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()))
        {
            result = JavaScriptNumber.Format(value.GetDouble());
            return true;
        }

        error = $"ID cannot represent value: {JsonText.Inspect(value)}";
        return false;
    }

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        result = literal switch { StringValueNode text => text.Value, IntValueNode integer => integer.Value, _ => null };
        error = result is null ? $"ID cannot represent a non-string and non-integer value: {literal}" : null;
        return error is null;
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        var text = value switch
        {
            string s => s,
            Guid guid => guid.ToString(),
            _ => IntCodec.ToInt64(value)?.ToString(CultureInfo.InvariantCulture),
        };
        if (text is null)
        {
            return false;
        }

        JsonOutput.Write(output, text);
        return true;
    }
}
