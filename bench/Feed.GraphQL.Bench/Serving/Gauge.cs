using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>Tells what the server has allocated since its start.</summary>
internal static class Gauge
{
    public const string Path = "/allocated";

    public static void MapGauge(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, (RequestDelegate)(context =>
        context.Response.WriteAsync(GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture), context.RequestAborted)));
}
