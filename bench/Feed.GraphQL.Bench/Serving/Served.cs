using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>A server under measure, in a process of its own: silent, on a free port that it tells, until whoever measures has ended.</summary>
internal static class Served
{
    public static async Task ServeAsync(this WebApplicationBuilder builder, Action<WebApplication> map, CancellationToken cancellationToken)
    {
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        map(app);
        app.MapGauge();
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"listening {new Uri(app.Urls.First()).Port.ToString(CultureInfo.InvariantCulture)}");
        await Console.In.ReadToEndAsync(cancellationToken);
    }
}
