using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>The engine at <c>/graphql</c> over posts in memory, the hand-written endpoints beside it.</summary>
internal static class MemoryServer
{
    public static Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<MemoryFeed>();
        builder.Services.AddGraphQLServer().AddTypes();
        return builder.ServeAsync(Map, cancellationToken);
    }

    private static void Map(WebApplication app)
    {
        app.MapGraphQL();
        app.MapPost("/hand", (RequestDelegate)(context => HandWritten.WriteAsync(context, context.RequestServices.GetRequiredService<MemoryFeed>())));
        app.MapPost("/json", (RequestDelegate)(context => HandWritten.SerializeAsync(context, context.RequestServices.GetRequiredService<MemoryFeed>())));
    }
}
