using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Feed.ServiceDefaults;

/// <summary>Answers 401 as a problem whose code tells an expired token from a wrong or a missing one.</summary>
internal static class BearerChallenge
{
    public static async Task AnswerAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var (code, detail) = context.AuthenticateFailure switch
        {
            null => ("unauthenticated", "Sign in, and send the access token as 'Authorization: Bearer …'."),
            SecurityTokenExpiredException => ("token_expired", "The access token has expired: sign in again."),
            _ => ("token_invalid", "The access token is not one of this service."),
        };
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = context.AuthenticateFailure is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        var problem = new ProblemDetails { Status = StatusCodes.Status401Unauthorized, Detail = detail };
        problem.Extensions["code"] = code;
        await context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = context.HttpContext, ProblemDetails = problem });
    }
}
