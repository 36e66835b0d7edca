using Feed.Search;
using Feed.ServiceDefaults;
using Feed.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>Feed.GraphQL as its own program composes it, with the hand-written endpoint beside it, behind the same middleware.</summary>
internal static class FeedServer
{
    public static Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.AddFeedAuthentication();
        builder.AddFeedDatabase();
        builder.AddTimelineReader();
        builder.AddSearchReader();
        builder.AddFeedSchema();
        return builder.ServeAsync(Map, cancellationToken);
    }

    private static void Map(WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapFeedSchema();
        app.MapPost("/hand", (RequestDelegate)HandWrittenFeed.WriteAsync);
    }
}
