using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

internal sealed class FloatCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error)
    {
        result = error = null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            result = number;
            return true;
        }

        error = $"Float cannot represent non numeric value: {JsonText.Inspect(value)}";
        return false;
    }

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        var text = literal switch { IntValueNode integer => integer.Value, FloatValueNode number => number.Value, _ => null };
        if (text is not null)
        {
            // Too many digits round, and 1e999 is infinite: graphql-js takes both.
            (result, error) = (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), null);
            return true;
        }

        (result, error) = (null, $"Float cannot represent non numeric value: {literal}");
        return false;
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        double? number = value switch
        {
            double d => d,
            float f => double.Parse(f.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            decimal m => (double)m,
            _ => IntCodec.ToInt64(value),
        };
        if (number is not { } finite || !double.IsFinite(finite))
        {
            return false;
        }

        JsonOutput.Write(output, finite);
        return true;
    }
}
