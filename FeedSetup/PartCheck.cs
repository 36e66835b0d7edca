using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedSetup;

/// <summary>Healthy while a part is as declared.</summary>
internal sealed class PartCheck(SetupState state, string part) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.ProblemOf(part) is { } problem ? HealthCheckResult.Unhealthy(problem.Cause) : HealthCheckResult.Healthy());
}
