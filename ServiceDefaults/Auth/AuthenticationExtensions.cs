using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Feed.ServiceDefaults;

/// <summary>Bearer tokens.</summary>
public static class AuthenticationExtensions
{
    /// <summary>
    /// Reads HS256 bearer tokens signed with <c>Jwt:SigningKey</c>. A request without a token is anonymous; whether that is
    /// enough is the endpoint's to say. A refused one is told why: <c>unauthenticated</c>, <c>token_expired</c> or <c>token_invalid</c>.
    /// </summary>
    public static WebApplicationBuilder AddFeedAuthentication(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<JwtOptions>().BindConfiguration(JwtOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<JwtOptions>>((bearer, jwt) => Configure(bearer, jwt.Value));
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>
    /// <c>AddAuthentication</c> less its data protection, which bearer tokens do not use: it would write a key ring into the home
    /// folder at every start.
    /// </summary>
    private static void AddBearer(this IServiceCollection services)
    {
        services.AddAuthenticationCore(options => options.DefaultScheme = JwtBearerDefaults.AuthenticationScheme);
        services.AddWebEncoders();
        services.TryAddSingleton<IAuthenticationConfigurationProvider, AuthenticationSection>();
        new AuthenticationBuilder(services).AddJwtBearer();
    }

    private static void Configure(JwtBearerOptions bearer, JwtOptions jwt)
    {
        bearer.MapInboundClaims = false;
        bearer.Events = new JwtBearerEvents { OnChallenge = BearerChallenge.AnswerAsync };
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = jwt.Issuer,
            ValidAudience = jwt.Audience,
            IssuerSigningKey = new SymmetricSecurityKey(jwt.KeyBytes()),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.FromSeconds(5),
            NameClaimType = "sub",
        };
    }
}
