using Feed.Contracts;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Feed.Changes.Postgres;

/// <summary>Waits until the database was made and migrated, which another service does.</summary>
internal sealed class Readiness(PostgresStream stream, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Returns a connection to a migrated database.</summary>
    public async Task<ControlConnection> WaitAsync(CancellationToken cancellationToken)
    {
        for (string? told = null; ;)
        {
            var (control, missing) = await TryAsync(cancellationToken);
            if (control is not null) return control;
            if (!string.Equals(told, missing, StringComparison.Ordinal)) Log.NotMigrated(logger, stream.Group, missing);
            told = missing;
            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    private async Task<(ControlConnection? Control, string Missing)> TryAsync(CancellationToken cancellationToken)
    {
        ControlConnection control;
        try
        {
            control = await ControlConnection.OpenAsync(stream, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return (null, $"the database is not there yet: {e.MessageText}");
        }

        try
        {
            if (await IsMigratedAsync(control, cancellationToken)) return (control, "");
        }
        catch
        {
            await control.DisposeAsync();
            throw;
        }

        await control.DisposeAsync();
        return (null, $"the database is not migrated yet: it lacks publication {Tables.Publication} or table private.retries");
    }

    private static Task<bool> IsMigratedAsync(ControlConnection control, CancellationToken cancellationToken) => control.RowAsync(
        """
        SELECT EXISTS (SELECT FROM pg_publication WHERE pubname = $1)
           AND EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE n.nspname = 'private' AND c.relname = 'retries')
        """,
        row => row.GetBoolean(0), cancellationToken, Tables.Publication);
}
