using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>The server under measure, in a process of its own: the engine at <c>/graphql</c>, the hand-written endpoints beside it.</summary>
internal static class MemoryServer
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<MemoryFeed>();
        builder.Services.AddGraphQLServer().AddTypes();
        await using var app = builder.Build();
        app.MapGraphQL();
        app.MapPost("/hand", (RequestDelegate)(context => HandWritten.WriteAsync(context, context.RequestServices.GetRequiredService<MemoryFeed>())));
        app.MapPost("/json", (RequestDelegate)(context => HandWritten.SerializeAsync(context, context.RequestServices.GetRequiredService<MemoryFeed>())));
        app.MapGauge();
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"listening {new Uri(app.Urls.First()).Port.ToString(CultureInfo.InvariantCulture)}");
        await Console.In.ReadToEndAsync(cancellationToken); // until whoever measures has ended
    }
}
