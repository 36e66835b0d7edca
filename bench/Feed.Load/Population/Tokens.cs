using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Feed.Load.Population;

/// <summary>Signs users in with the services' own key: nobody's password is hashed for that.</summary>
/// <param name="signingKey">Base64.</param>
/// <param name="time">Gives the time from which tokens are valid.</param>
internal sealed class Tokens(string signingKey, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly JsonWebTokenHandler _handler = new();

    private readonly SigningCredentials _credentials =
        new(new SymmetricSecurityKey(Convert.FromBase64String(signingKey)), SecurityAlgorithms.HmacSha256);

    public string Of(string userId)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "feed",
            Audience = "feed",
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object> { ["sub"] = userId },
            SigningCredentials = _credentials,
        });
    }
}
