using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Feed.ServiceDefaults.Health;

internal static class HealthExtensions
{
    /// <summary>Liveness is that the process answers at all; readiness is every check tagged <see cref="HealthTags.Ready"/>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health", Options(HealthTags.Ready)).Quietly();
        routes.MapHealthChecks("/health/stores", Options(HealthTags.Stores)).Quietly();
        routes.MapHealthChecks("/health/lag", Options(HealthTags.Lag)).Quietly();
        routes.MapHealthChecks("/alive", Options(HealthTags.Live)).Quietly();
    }

    private static void Quietly(this IEndpointConventionBuilder endpoint) => endpoint.DisableHttpMetrics().AllowAnonymous();

    private static HealthCheckOptions Options(string tag) => new()
    {
        Predicate = check => check.Tags.Contains(tag),
        ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(Describe(report, hasData: tag == HealthTags.Lag), context.RequestAborted),
    };

    // Numbers of our own checks alone: what other checks put there may be anything.
    private static HealthAnswer Describe(HealthReport report, bool hasData) => new(
        report.Status.ToString(),
        report.Entries.ToDictionary(
            e => e.Key, e => new HealthAnswer.Check(e.Value.Status.ToString(), e.Value.Description, hasData ? e.Value.Data : null)));
}
