namespace Posts.Api.Limits;

internal static class LimitExtensions
{
    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddSingleton<RateLimits>();

    public static void UseRateLimits(this WebApplication app) => app.UseMiddleware<RateLimiting>();

    public static TBuilder Limited<TBuilder>(this TBuilder routes, Limit by)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new Limited(by));
}
