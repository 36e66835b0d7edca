using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

internal sealed class IntCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error)
    {
        result = error = null;
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (value.TryGetInt32(out var number))
            {
                result = number;
                return true;
            }

            var wide = value.GetDouble();
            if (double.IsInteger(wide))
            {
                // 1.0 and 1e3 are integers in JSON.
                result = wide is >= int.MinValue and <= int.MaxValue ? (int)wide : null;
                error = result is null ? $"Int cannot represent non 32-bit signed integer value: {JsonText.Inspect(value)}" : null;
                return error is null;
            }
        }

        error = $"Int cannot represent non-integer value: {JsonText.Inspect(value)}";
        return false;
    }

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        result = error = null;
        if (literal is not IntValueNode integer)
        {
            error = $"Int cannot represent non-integer value: {literal}";
            return false;
        }

        if (int.TryParse(integer.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            result = number;
            return true;
        }

        error = $"Int cannot represent non 32-bit signed integer value: {integer.Value}";
        return false;
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        if (ToInt64(value) is not { } number || number is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        JsonOutput.Write(output, number);
        return true;
    }

    internal static long? ToInt64(object value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        byte number => number,
        sbyte number => number,
        ushort number => number,
        uint number => number,
        ulong number and <= long.MaxValue => (long)number,
        double number when double.IsInteger(number) && Math.Abs(number) < 1e15 => (long)number,
        decimal number when decimal.IsInteger(number) && Math.Abs(number) < 1e15m => (long)number,
        bool flag => flag ? 1 : 0,
        _ => null,
    };
}
