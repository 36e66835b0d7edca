using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>An absolute or relative address.</summary>
internal sealed class UrlCodec : TextCodec
{
    protected override string Expected => "URL must be an address as RFC 3986 has it.";

    protected override bool TryParse(string text, [NotNullWhen(true)] out object? result)
    {
        result = Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) && uri.IsWellFormedOriginalString() ? uri : null;
        return result is not null;
    }

    protected override string? Format(object value) => value switch
    {
        Uri { IsAbsoluteUri: true } uri => uri.AbsoluteUri,
        Uri uri => uri.OriginalString,
        string text => text,
        _ => null,
    };
}

/// <summary>A 128-bit identifier.</summary>
internal sealed class UuidCodec : TextCodec
{
    protected override string Expected => "UUID must have 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.";

    protected override bool TryParse(string text, [NotNullWhen(true)] out object? result)
    {
        result = Guid.TryParseExact(text, "D", out var id) ? id : null;
        return result is not null;
    }

    protected override string? Format(object value) => value is Guid id ? id.ToString("D") : null;
}

/// <summary>A day of the calendar.</summary>
internal sealed class DateCodec : TextCodec
{
    protected override string Expected => "Date must have the form 2026-01-31.";

    protected override bool TryParse(string text, [NotNullWhen(true)] out object? result)
    {
        result = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return result is not null;
    }

    protected override string? Format(object value) => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}

/// <summary>A 64-bit integer: a number in JSON, exact only for clients that read it so.</summary>
internal sealed class LongCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error) =>
        Check(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null, out result, out error);

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error) =>
        Check(literal is IntValueNode text && long.TryParse(text.Value, CultureInfo.InvariantCulture, out var number) ? number : null, out result, out error);

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        if (value is not (long or int or short or byte or uint or ushort or sbyte))
        {
            return false;
        }
        Convert.ToInt64(value, CultureInfo.InvariantCulture).TryFormat(output.GetSpan(20), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
        return true;
    }

    private static bool Check(long? number, out object? result, [NotNullWhen(false)] out string? error)
    {
        (result, error) = (number, number is null ? "Long must be an integer of 64 bits." : null);
        return error is null;
    }
}

/// <summary>A decimal number.</summary>
internal sealed class DecimalCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error) =>
        Check(value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null, out result, out error);

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        var text = literal switch { IntValueNode i => i.Value, FloatValueNode f => f.Value, _ => null };
        return Check(decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null, out result, out error);
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
