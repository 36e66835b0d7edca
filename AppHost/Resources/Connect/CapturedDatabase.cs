using Npgsql;

namespace AppHost.Resources;

/// <summary>The database whose changes the connector reads, asked as the connector's own role.</summary>
internal sealed class CapturedDatabase(string connectionString) : IAsyncDisposable
{
    // A snapshot reads in a transaction of its own while the slot waits.
    private const string Read = $"""
        SELECT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = '{ConnectorDeclaration.Slot}' AND active)
            OR EXISTS (SELECT FROM pg_stat_activity
                       WHERE datname = current_database() AND usename = current_user AND application_name LIKE 'Debezium%' AND xact_start IS NOT NULL)
        """;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxPoolSize = 1, Timeout = 2, CommandTimeout = 2, ApplicationName = "apphost",
    });

    /// <summary>Whether migrations have made what the connector needs.</summary>
    public Task<bool> IsReadyAsync(CancellationToken cancellationToken) =>
        AskAsync("SELECT EXISTS (SELECT FROM pg_publication WHERE pubname = 'feed')", cancellationToken);

    /// <summary>Whether somebody reads it: Connect says RUNNING without Postgres too.</summary>
    public Task<bool> IsReadAsync(CancellationToken cancellationToken) => AskAsync(Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<bool> AskAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = _source.CreateCommand(sql);
            return await command.ExecuteScalarAsync(cancellationToken) is true;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }
}
