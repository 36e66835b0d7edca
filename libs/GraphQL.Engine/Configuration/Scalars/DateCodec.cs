using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GraphQL.Engine.Configuration;

/// <summary>A day of the calendar.</summary>
internal sealed class DateCodec : TextCodec
{
    protected override string Expected => "Date must have the form 2026-01-31.";

    protected override bool TryParse(string text, [NotNullWhen(true)] out object? result)
    {
        result = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return result is not null;
    }

    protected override string? Format(object value) =>
        value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
