using Feed.Contracts;
using Feed.ServiceDefaults;
using Npgsql;

namespace Posts.Api.Storage;

/// <summary>Applies the migrations when the service starts, trying again for as long as the database is not to be had.</summary>
internal sealed partial class Migrator(
    IConfiguration configuration, MigrationState state, TimeProvider time, ILogger<Migrator> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var owner = configuration.GetConnectionString(ConnectionNames.DatabaseOwner)
            ?? configuration.GetConnectionString(DatabaseExtensions.ConnectionName)!;
        for (var pause = FirstPause; !await TryAsync(owner, stoppingToken); pause = Min(pause * 2, LongestPause))
            await Task.Delay(pause, time, stoppingToken);
    }

    private async Task<bool> TryAsync(string owner, CancellationToken cancellationToken)
    {
        try
        {
            if (await Schema.MigrateAsync(owner, cancellationToken)) LogMigrated();
            state.Failure = null;
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            // A wrong password or a missing right may be mended while we run: say it, stay unhealthy, try again.
            state.Failure = "The write model could not be brought up to date; the log says why.";
            if (failure is NpgsqlException { IsTransient: true }) LogWaiting(failure.Message);
            else LogFailed(failure);
            return false;
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    [LoggerMessage(Level = LogLevel.Information, Message = "The write model is now up to date")]
    private partial void LogMigrated();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for Postgres, to bring the write model up to date: {Reason}")]
    private partial void LogWaiting(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Migrating the write model failed; trying again")]
    private partial void LogFailed(Exception failure);
}
