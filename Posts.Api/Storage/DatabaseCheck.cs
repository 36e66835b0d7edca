using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Posts.Api.Storage;

/// <summary>Ready when the database has our schema and answers.</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource database, MigrationState migration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (migration.Failure is { } failure) return HealthCheckResult.Unhealthy(failure);
        try
        {
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("Postgres does not answer.");
        }
    }
}
