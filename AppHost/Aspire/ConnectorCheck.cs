using AppHost.Resources;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace AppHost.Aspire;

/// <summary>
/// Connect's health: keeps the connector as declared, so it goes on for as long as the application does. What it did stands in the
/// resource's log.
/// </summary>
internal sealed class ConnectorCheck(IResourceBuilder<ContainerResource> connect, ReferenceExpression database, ResourceLoggerService loggers)
    : IHealthCheck, IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private CapturedDatabase? _database;
    private ConnectClient? _client;
    private ConnectorKeeper? _keeper;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!await FindAsync(cancellationToken) || !await _client!.IsHealthyAsync(cancellationToken))
            {
                return HealthCheckResult.Unhealthy("The worker does not answer yet.");
            }

            return await _keeper!.KeepAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The connector {ConnectorDeclaration.Name} does not run yet; it waits for the publication that Posts.Api's migration makes.");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>Addresses are known once the containers have ports.</summary>
    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var endpoint = connect.GetEndpoint("http");
        if (_keeper is not null)
        {
            return true;
        }

        if (!endpoint.IsAllocated || await database.GetValueAsync(cancellationToken) is not { Length: > 0 } text)
        {
            return false;
        }

        var log = loggers.GetLogger(connect.Resource);
        _client = new ConnectClient(new Uri(endpoint.Url));
        _database = new CapturedDatabase(text);
        _keeper = new ConnectorKeeper(_client, _database, line => ResourceLog.Line(log, line), TimeProvider.System);
        return true;
    }
}
