using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Feed.GraphQL;

/// <summary>
/// Ready when the write model can be read, which answers whatever Redis does not hold. Redis is no condition: without it reads are slower.
/// </summary>
internal sealed class ReadCheck(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT FROM users LIMIT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InsufficientPrivilege)
        {
            return HealthCheckResult.Unhealthy("The write model is not there yet.");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("Postgres does not answer.");
        }
    }
}
