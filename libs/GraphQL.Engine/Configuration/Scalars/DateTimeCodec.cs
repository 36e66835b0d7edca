using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphQL.Engine.Configuration;

/// <summary>An instant as RFC 3339, with an offset; written in UTC.</summary>
internal sealed partial class DateTimeCodec : TextCodec
{
    protected override string Expected => "DateTime must be an RFC 3339 date and time with an offset, such as 2026-01-31T12:00:00Z.";

    protected override bool TryParse(string text, [NotNullWhen(true)] out object? result)
    {
        // .NET alone would also take dates without a time, and times without an offset as local ones.
        var valid = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            && Rfc3339().IsMatch(text);
        result = valid ? instant : null;
        return valid;
    }

    protected override string? Format(object value) => value switch
    {
        DateTimeOffset instant => Text(instant.UtcDateTime),
        DateTime instant => Text(instant.Kind == DateTimeKind.Local ? instant.ToUniversalTime() : instant),
        _ => null,
    };

    private static string Text(DateTime utc)
    {
        var isWhole = utc.Ticks % TimeSpan.TicksPerMillisecond == 0;
        return utc.ToString(isWhole ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,7})?([Zz]|[+-]\d\d:\d\d)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rfc3339();
}
