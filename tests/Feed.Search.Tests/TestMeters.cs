using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Feed.Search.Tests;

/// <summary>Meters that nobody listens to.</summary>
internal static class TestMeters
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public static IMeterFactory Factory => Services.GetRequiredService<IMeterFactory>();

    public static SearchTelemetry Telemetry { get; } = new("test", Factory);
}
