using System.Globalization;
using System.Security.Claims;

namespace GraphQL.Engine.Http;

/// <summary>How long a caller stays signed in.</summary>
internal static class SignIn
{
    // What a timer can wait for at once.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>
    /// The time until the caller's token expires (claim <c>exp</c>, RFC 7519); null when there is none. A connection may outlive its token;
    /// what is allowed by the token may not.
    /// </summary>
    public static TimeSpan? TimeLeft(ClaimsPrincipal user, TimeProvider time)
    {
        var text = user.FindFirst("exp")?.Value;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }
        var left = DateTimeOffset.FromUnixTimeSeconds(seconds) - time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left > Longest ? null : left;
    }
}
