using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>A decimal number.</summary>
internal sealed class DecimalCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error) =>
        Check(value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null, out result, out error);

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        var text = literal switch { IntValueNode i => i.Value, FloatValueNode f => f.Value, _ => null };
        var valid = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return Check(valid ? number : null, out result, out error);
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        if (value is not decimal number)
        {
            return false;
        }
        number.TryFormat(output.GetSpan(40), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
        return true;
    }

    private static bool Check(decimal? number, out object? result, [NotNullWhen(false)] out string? error)
    {
        (result, error) = (number, number is null ? "Decimal must be a number of at most 28 digits." : null);
        return error is null;
    }
}
