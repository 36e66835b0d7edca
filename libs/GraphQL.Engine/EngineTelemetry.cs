using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GraphQL.Engine;

/// <summary>Spans and metrics of the engine; source and meter are named <see cref="Name"/>.</summary>
public static class EngineTelemetry
{
    /// <summary>The name to subscribe to: <c>GraphQL.Engine</c>.</summary>
    public const string Name = "GraphQL.Engine";

    internal static readonly ActivitySource Source = new(Name);
    internal static readonly Meter Meter = new(Name);

    internal static Activity? StartBatch(string loader, int keys)
    {
        if (!Source.HasListeners())
        {
            return null;
        }
        var span = Source.StartActivity($"batch {loader}");
        return span?.SetTag("graphql.batch.keys", keys);
    }
}
