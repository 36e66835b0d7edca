using System.Globalization;
using Feed.Search;
using Feed.ServiceDefaults;
using Feed.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>Feed.GraphQL as its own program composes it, with the hand-written endpoint beside it, behind the same middleware.</summary>
internal static class FeedServer
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.AddFeedAuthentication();
        builder.AddFeedDatabase();
        builder.AddTimelineReader();
        builder.AddSearchReader();
        builder.AddFeedSchema();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapServiceDefaults();
        app.MapFeedSchema();
        app.MapPost("/hand", (RequestDelegate)HandWrittenFeed.WriteAsync);
        app.MapGauge();
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"listening {new Uri(app.Urls.First()).Port.ToString(CultureInfo.InvariantCulture)}");
        await Console.In.ReadToEndAsync(cancellationToken); // until whoever measures has ended
    }
}
