using Posts.Api.Limits;

namespace Posts.Api.Callers;

internal static class CallerExtensions
{
    /// <summary>Looks up the account behind the token.</summary>
    public static void UseCallers(this WebApplication app) => app.UseMiddleware<ActiveAccounts>();

    /// <summary>A group of commands for signed-in users.</summary>
    public static RouteGroupBuilder MapCommands(this IEndpointRouteBuilder routes) => routes.MapGroup("")
        .RequireAuthorization()
        .Limited(Limit.Commands)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
