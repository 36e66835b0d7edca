using System.Diagnostics.CodeAnalysis;

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
