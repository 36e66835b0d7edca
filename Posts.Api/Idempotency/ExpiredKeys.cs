using Microsoft.Extensions.Options;
using Npgsql;

namespace Posts.Api.Idempotency;

/// <summary>Deletes answers that are no longer replayed, a thousand at a time, so that no lock and no transaction is long.</summary>
internal sealed partial class ExpiredKeys(
    NpgsqlDataSource database, IOptions<PostsOptions> options, TimeProvider time, ILogger<ExpiredKeys> logger) : BackgroundService
{
    private const int Chunk = 1000;

    private const string Sql = """
        DELETE FROM private.idempotency_keys WHERE (caller, key) IN (
          SELECT caller, key FROM private.idempotency_keys WHERE created_at < clock_timestamp() - $1 ORDER BY created_at LIMIT $2)
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                LogFailed(away.Message);
            }
        }
    }

    /// <summary>Deletes all that has expired.</summary>
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        for (var swept = 0; ;)
        {
            await using var command = database.CreateCommand(Sql);
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.Value.IdempotencyRetention });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Chunk });
            var deleted = await command.ExecuteNonQueryAsync(cancellationToken);
            swept += deleted;
            if (deleted < Chunk) return swept;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired idempotency keys were not deleted, the next round will: {Reason}")]
    private partial void LogFailed(string reason);
}
