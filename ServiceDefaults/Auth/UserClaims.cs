using System.Security.Claims;
using Feed.Contracts;

namespace Feed.ServiceDefaults;

/// <summary>Names of the claims, and how to read them.</summary>
public static class UserClaims
{
    /// <summary>The user's id, as decimal text.</summary>
    public const string Subject = "sub";

    /// <summary>The id of the signed-in user; false for an anonymous caller.</summary>
    public static bool TryGetUserId(this ClaimsPrincipal principal, out long userId)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return FeedId.TryParse(principal.FindFirst(Subject)?.Value, out userId);
    }
}
