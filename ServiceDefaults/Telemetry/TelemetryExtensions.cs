using Feed.ServiceDefaults.Packages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Feed.ServiceDefaults.Telemetry;

internal static class TelemetryExtensions
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // Without a collector nothing listens, so nothing is recorded and nothing is paid.
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        // .NET 10 can put the semantic conventions' attributes on its request spans, but only if told so before the host is built.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
        var resource = ResourceBuilder.CreateDefault();
        if (builder.Configuration["OTEL_SERVICE_NAME"] is null) resource.AddService(builder.Environment.ApplicationName);
        builder.AddTelemetryProviders(resource);
        builder.Logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.IncludeScopes = false;
            options.SetResourceBuilder(resource);
            options.AddOtlpExporter();
        });
    }

    /// <summary>Levels that any configuration source can override, because they come first.</summary>
    public static void AddLogDefaults(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft"] = "Warning",
                ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
                ["Logging:LogLevel:Microsoft.AspNetCore.Diagnostics"] = "None", // our own handler logs what it could not explain
                ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "None", // once a probe; /health says the same
                ["Logging:LogLevel:Npgsql"] = "Warning",
                ["Logging:LogLevel:System"] = "Warning",
            },
        });
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
    }
}
