using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Feed.Changes;

/// <summary>
/// Shows the lag as a health state. It is tagged <see cref="Tag"/> and belongs neither to liveness nor to readiness: a restart does not
/// help a consumer that is behind, and nothing should wait for it.
/// </summary>
internal sealed class ChangeLagHealthCheck(ChangeTelemetry telemetry) : IHealthCheck
{
    /// <summary>Leaves the check out of what decides about starting and restarting.</summary>
    public const string Tag = "lag";

    private const long Degraded = 1_000;
    private const long Unhealthy = 10_000;

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lag = telemetry.Lag;
        var changes = lag.Changes;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["state"] = lag.State,
            ["changes"] = changes,
            ["seconds"] = lag.Seconds,
            ["retryingKeys"] = telemetry.RetryingKeys,
            ["deadLettersSinceStart"] = telemetry.DeadLetters,
        };
        var status = changes > Unhealthy ? HealthStatus.Unhealthy : changes > Degraded ? HealthStatus.Degraded : HealthStatus.Healthy;
        return Task.FromResult(new HealthCheckResult(status, $"{lag.State}, {changes} changes behind", data: data));
    }
}
