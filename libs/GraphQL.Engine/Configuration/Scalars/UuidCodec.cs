using System.Diagnostics.CodeAnalysis;

namespace GraphQL.Engine.Configuration;

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
