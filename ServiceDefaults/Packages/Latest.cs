using Feed.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Feed.ServiceDefaults.Packages;

/// <summary>PackageSet=latest: Aspire.Npgsql, and OpenTelemetry's hosting, which Aspire's other integrations add their sources to.</summary>
internal static class PackageExtensions
{
    /// <summary>Registers the database's <see cref="NpgsqlDataSource"/>, with Aspire's health check, traces and metrics.</summary>
    public static void AddDatabaseSource(this WebApplicationBuilder builder, Action<NpgsqlDataSourceBuilder> complete)
    {
        builder.AddNpgsqlDataSource(DatabaseExtensions.ConnectionName, configureDataSourceBuilder: complete);
        // Aspire's checks have no tags. They tell of stores; whether a service can work without one, its own checks know.
        builder.Services.PostConfigure<HealthCheckServiceOptions>(options =>
        {
            foreach (var check in options.Registrations.Where(check => check.Tags.Count == 0)) check.Tags.Add(HealthTags.Stores);
        });
    }

    /// <summary>Sends traces and metrics over OTLP: ours and those of Aspire's integrations.</summary>
    public static void AddTelemetryProviders(this WebApplicationBuilder builder, ResourceBuilder resource) => builder.Services.AddOpenTelemetry()
        .ConfigureResource(given => given.AddAttributes(resource.Build().Attributes))
        .WithTracing(traces => traces.AddSource(TelemetrySources.Traces).AddOtlpExporter())
        .WithMetrics(metrics => metrics.AddMeter(TelemetrySources.Meters).AddOtlpExporter());
}
