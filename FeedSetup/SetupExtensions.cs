using AppHost.Local;
using AppHost.Resources;
using Feed.ServiceDefaults;
using FeedSetup.Parts;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedSetup;

/// <summary>Composes the parts.</summary>
internal static class SetupExtensions
{
    private const string ConnectorTag = "connector";

    /// <summary>
    /// Registers the parts and their health. Whoever migrates the database waits for <c>/health</c>, so the connector, which needs the
    /// migrations, is on a page of its own.
    /// </summary>
    public static void AddSetup(this WebApplicationBuilder builder, SetupSettings settings)
    {
        builder.Services.AddSingleton(settings).AddSingleton<SetupLog>().AddSingleton<SetupState>();
        builder.Services.AddSingleton<DatabasePart>().AddSingleton<TopicsPart>().AddSingleton<ConnectorPart>();
        builder.Services.AddPart<DatabasePart>("database", HealthTags.Ready);
        builder.Services.AddPart<TopicsPart>("topics", HealthTags.Ready);
        builder.Services.AddPart<ConnectorPart>("connector", ConnectorTag);
        builder.Services.AddHostedService<Keeper>();
    }

    /// <summary>Maps the connector's health.</summary>
    public static void MapSetup(this WebApplication app) => app.MapHealthChecks(
        SetupNames.ConnectorHealth, new HealthCheckOptions { Predicate = check => check.Tags.Contains(ConnectorTag) }).DisableHttpMetrics();

    /// <summary>Runs until it is stopped, or is done.</summary>
    /// <exception cref="LocalStackException">It could not go on; the message says why and what to do.</exception>
    public static async Task RunSetupAsync(this WebApplication app)
    {
        var state = app.Services.GetRequiredService<SetupState>(); // the services go with the run
        await app.RunAsync();
        if (state.Failure is { } failure)
        {
            throw failure;
        }
    }

    private static void AddPart<TPart>(this IServiceCollection services, string name, string tag)
        where TPart : class, IPart
    {
        services.AddSingleton<IPart>(provider => provider.GetRequiredService<TPart>());
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, provider => new PartCheck(provider.GetRequiredService<SetupState>(), name), HealthStatus.Unhealthy, [tag]));
    }
}
