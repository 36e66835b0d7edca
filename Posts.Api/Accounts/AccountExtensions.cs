using Posts.Api.Idempotency;
using Posts.Api.Limits;

namespace Posts.Api.Accounts;

/// <summary>Signing up and in, and what users change about themselves.</summary>
internal static class AccountExtensions
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddSingleton<AccessTokens>();
    }

    /// <summary>What needs no account yet.</summary>
    public static void MapSignUpAndIn(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("").WithTags("Accounts").AllowAnonymous()
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        open.MapPost("/users", SignUp.HandleAsync).Limited(Limit.SignUp).Idempotent()
            .WithSummary("Sign up").ProducesProblem(StatusCodes.Status409Conflict);
        open.MapPost("/sessions", SignIn.HandleAsync).Limited(Limit.SignIn)
            .WithSummary("Sign in").ProducesProblem(StatusCodes.Status401Unauthorized);
    }

    public static void MapAccounts(this IEndpointRouteBuilder commands)
    {
        var me = commands.MapGroup("/users/me").WithTags("Accounts");
        me.MapPatch("", EditProfile.HandleAsync).WithSummary("Change one's own profile").ProducesProblem(StatusCodes.Status409Conflict);
        me.MapPut("/password", ChangePassword.HandleAsync).WithSummary("Change one's own password; tokens from before end")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        me.MapDelete("", DeleteAccount.HandleAsync).WithSummary("Delete oneself with everything one wrote");
    }
}
