using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Feed.ServiceDefaults.Telemetry;

/// <summary>Keeps the tracer and meter providers as long as the host runs, and flushes them at its end.</summary>
internal sealed class TelemetryProviders : IHostedService, IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    public TelemetryProviders(ResourceBuilder resource)
    {
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(TelemetrySources.Traces).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(TelemetrySources.Meters).AddOtlpExporter().Build();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
