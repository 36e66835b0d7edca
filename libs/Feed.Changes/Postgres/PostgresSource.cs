using Microsoft.Extensions.Logging;

namespace Feed.Changes.Postgres;

/// <summary>Changes from a logical replication slot of the database itself.</summary>
internal sealed class PostgresSource(
    PostgresStream stream, bool withRows, ChangeStreamOptions options, TimeProvider time, ILogger<PostgresSource> logger) : IChangeSource
{
    private readonly ForcedEpoch _forced = new();

    /// <inheritdoc />
    public async Task<IChangeSession> OpenAsync(CancellationToken cancellationToken)
    {
        var control = await new Readiness(stream, time, logger).WaitAsync(cancellationToken);
        try
        {
            await new Lead(stream, control, time, logger).TakeAsync(cancellationToken);
            return new PostgresSession(stream, control, _forced, withRows, options, time, logger);
        }
        catch
        {
            await control.DisposeAsync();
            throw;
        }
    }
}
