using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>A 64-bit integer: a number in JSON, exact only for clients that read it so.</summary>
internal sealed class LongCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error) =>
        Check(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null, out result, out error);

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        var text = (literal as IntValueNode)?.Value;
        return Check(long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null, out result, out error);
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        if (value is not (long or int or short or byte or uint or ushort or sbyte))
        {
            return false;
        }
        Convert.ToInt64(value, CultureInfo.InvariantCulture).TryFormat(
            output.GetSpan(20), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
        return true;
    }

    private static bool Check(long? number, out object? result, [NotNullWhen(false)] out string? error)
    {
        (result, error) = (number, number is null ? "Long must be an integer of 64 bits." : null);
        return error is null;
    }
}
