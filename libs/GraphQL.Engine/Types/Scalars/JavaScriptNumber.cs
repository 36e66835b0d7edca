using System.Globalization;

namespace GraphQL.Engine.Types;

/// <summary>Numbers as JavaScript writes them, for the texts that graphql-js has numbers in.</summary>
internal static class JavaScriptNumber
{
    private const int MaxPlainDigits = 21;
    private const int MinPlainPoint = -5;

    /// <summary>The shortest digits that read back as the same finite double; with an exponent from 1e21 up and below 1e-6.</summary>
    public static string Format(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        // d.dddE+xxx: the digits and the place of the point before the first of them.
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var point = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture) + 1;
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0');
        var sign = value < 0 ? "-" : "";
        return sign + Place(mantissa, point);
    }

    private static string Place(string digits, int point)
    {
        if (point is < MinPlainPoint or > MaxPlainDigits)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return $"{digits[0]}{fraction}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}";
        }

        if (point <= 0)
        {
            return "0." + new string('0', -point) + digits;
        }

        return digits.Length <= point ? digits.PadRight(point, '0') : $"{digits[..point]}.{digits[point..]}";
    }
}
