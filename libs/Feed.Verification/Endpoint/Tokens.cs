using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Feed.Verification;

/// <summary>Makes access tokens for any user with the platform's own key, because a feed is shown to its owner only.</summary>
/// <param name="signingKey">The key that the services verify with (<c>Jwt:SigningKey</c>): base64 of at least 32 bytes.</param>
/// <param name="clock">Gives the time from which tokens are valid.</param>
public sealed class Tokens(string signingKey, TimeProvider clock)
{
    private readonly SigningCredentials _credentials =
        new(new SymmetricSecurityKey(Convert.FromBase64String(signingKey)), SecurityAlgorithms.HmacSha256);

    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>A token of 15 minutes for a user.</summary>
    public string For(long userId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "feed",
            Audience = "feed",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(15),
            Claims = new Dictionary<string, object> { ["sub"] = userId.ToString(CultureInfo.InvariantCulture) },
            SigningCredentials = _credentials,
        });
    }
}
