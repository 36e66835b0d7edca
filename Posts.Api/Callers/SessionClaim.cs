using System.Globalization;
using System.Security.Claims;

namespace Posts.Api.Callers;

/// <summary>Claim <c>sv</c>: the account's session version when the token was made.</summary>
internal static class SessionClaim
{
    public const string Name = "sv";

    /// <summary>Null for a token that does not name one: only who holds the signing key can make it.</summary>
    public static int? Of(ClaimsPrincipal user) =>
        int.TryParse(user.FindFirst(Name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
