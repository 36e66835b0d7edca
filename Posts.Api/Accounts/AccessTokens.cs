using System.Globalization;
using Feed.Contracts;
using Feed.ServiceDefaults;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Posts.Api.Callers;

namespace Posts.Api.Accounts;

/// <summary>Makes the tokens that every service of Feed reads.</summary>
internal sealed class AccessTokens(IOptions<JwtOptions> jwt, IOptions<PostsOptions> options, TimeProvider time)
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials _credentials =
        new(new SymmetricSecurityKey(jwt.Value.KeyBytes()), SecurityAlgorithms.HmacSha256);

    public AccessToken Issue(long userId, int sessionVersion)
    {
        var now = time.GetUtcNow();
        // Tokens count in whole seconds: say the end that they really have.
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + options.Value.AccessTokenLifetime).ToUnixTimeSeconds());
        var text = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = jwt.Value.Issuer,
            Audience = jwt.Value.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            SigningCredentials = _credentials,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [UserClaims.Subject] = FeedId.Format(userId),
                [SessionClaim.Name] = sessionVersion.ToString(CultureInfo.InvariantCulture),
            },
        });
        return new AccessToken(text, expires);
    }
}

internal sealed record AccessToken(string Text, DateTimeOffset ExpiresAt);
