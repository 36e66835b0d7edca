using Feed.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry.Resources;

namespace Feed.ServiceDefaults.Packages;

/// <summary>PackageSet=portable: Npgsql and OpenTelemetry alone.</summary>
internal static class PackageExtensions
{
    /// <summary>Registers the database's <see cref="NpgsqlDataSource"/>.</summary>
    public static void AddDatabaseSource(this WebApplicationBuilder builder, Action<NpgsqlDataSourceBuilder> complete) =>
        builder.Services.AddSingleton(services =>
        {
            var text = services.GetRequiredService<IConfiguration>().GetConnectionString(DatabaseExtensions.ConnectionName)
                ?? throw new InvalidOperationException($"ConnectionStrings:{DatabaseExtensions.ConnectionName} is missing: "
                    + $"set ConnectionStrings__{DatabaseExtensions.ConnectionName} to the Postgres database. "
                    + "To debug one service beside the others, start those by './feed up --except NAME'.");
            var source = new NpgsqlDataSourceBuilder(text).UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
            complete(source);
            return source.Build();
        });

    /// <summary>Sends traces and metrics over OTLP.</summary>
    public static void AddTelemetryProviders(this WebApplicationBuilder builder, ResourceBuilder resource) =>
        builder.Services.AddHostedService(_ => new TelemetryProviders(resource));
}
