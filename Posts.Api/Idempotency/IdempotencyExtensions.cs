namespace Posts.Api.Idempotency;

internal static class IdempotencyExtensions
{
    public static void AddIdempotency(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Once>();
        builder.Services.AddHostedService<ExpiredKeys>();
    }

    /// <summary>Declares that the command takes an <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder route) =>
        route.WithMetadata(new TakesIdempotencyKey()).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
