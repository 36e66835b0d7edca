using System.Diagnostics.CodeAnalysis;
using Feed.Contracts;

namespace Posts.Api.Http;

/// <summary>An id in a path. What is no id names nothing, so the route does not match and the answer is 404.</summary>
internal readonly record struct PathId(long Value) : IParsable<PathId>
{
    public static PathId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is no id.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PathId result)
    {
        var parsed = FeedId.TryParse(s, out var id);
        result = new PathId(id);
        return parsed;
    }
}
