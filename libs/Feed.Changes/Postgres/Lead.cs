using Microsoft.Extensions.Logging;

namespace Feed.Changes.Postgres;

/// <summary>
/// Makes one instance of a group its leader, by an advisory lock that ends with the connection: so a killed instance is followed within a
/// second. The slot itself cannot decide that, because it does not exist yet, or is dropped and made again, while a snapshot begins.
/// </summary>
internal sealed class Lead(PostgresStream stream, ControlConnection control, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SenderPoll = TimeSpan.FromMilliseconds(50);
    private const int SenderPolls = 200;
    private const int GracePolls = 10;

    /// <summary>Waits for the lead. Not on the server: a command that waits for days holds back vacuum for days.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; !await TryLockAsync(cancellationToken); isFirst = false)
        {
            if (isFirst) Log.StandingBy(logger, stream.Group, stream.Slot);
            await Task.Delay(Poll, time, cancellationToken);
        }

        await EndStaleSenderAsync(cancellationToken);
        Log.Leading(logger, stream.Group, stream.Slot);
    }

    private Task<bool> TryLockAsync(CancellationToken cancellationToken) => control.RowAsync(
        "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", row => row.GetBoolean(0), cancellationToken, $"feed-changes/{stream.Slot}");

    /// <summary>
    /// The server notices a dead consumer only when it sends or after wal_sender_timeout. Who has the lead is the only rightful reader.
    /// </summary>
    private async Task EndStaleSenderAsync(CancellationToken cancellationToken)
    {
        var ended = 0;
        for (var i = 0; i < SenderPolls; i++)
        {
            var pid = await control.RowAsync(
                "SELECT active_pid FROM pg_replication_slots WHERE slot_name = $1 AND active_pid IS NOT NULL",
                row => row.GetInt32(0), cancellationToken, stream.Slot);
            if (pid == 0) return;
            // One whose consumer has just said goodbye ends by itself.
            if (pid != ended && i >= GracePolls)
            {
                Log.EndingStaleSender(logger, stream.Group, stream.Slot, pid);
                await control.ExecuteAsync("SELECT pg_terminate_backend($1)", cancellationToken, pid);
                ended = pid;
            }

            await Task.Delay(SenderPoll, time, cancellationToken);
        }

        throw new InvalidOperationException($"Slot {stream.Slot} is still in use by server process {ended}, which does not end.");
    }
}
