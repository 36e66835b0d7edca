using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>Tells what the server holds and has allocated.</summary>
internal static class Gauge
{
    /// <summary>Bytes allocated since the start.</summary>
    public const string Allocated = "/allocated";

    /// <summary>Bytes that live after a collection.</summary>
    public const string Live = "/live-bytes";

    /// <summary>Subscriptions under way.</summary>
    public const string Subscriptions = "/subscriptions";

    public static void MapGauge(this IEndpointRouteBuilder endpoints)
    {
        var subscriptions = 0L;
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "graphql.subscriptions.active") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref subscriptions, change));
        listener.Start();
        Map(endpoints, Allocated, () => GC.GetTotalAllocatedBytes(precise: true));
        Map(endpoints, Live, () => GC.GetTotalMemory(forceFullCollection: true));
        Map(endpoints, Subscriptions, () => Interlocked.Read(ref subscriptions));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Func<long> read) => endpoints.MapGet(path, (RequestDelegate)(context =>
        context.Response.WriteAsync(read().ToString(CultureInfo.InvariantCulture), context.RequestAborted)));
}
