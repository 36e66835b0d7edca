using Feed.Contracts;
using Microsoft.Extensions.Logging;
using NpgsqlTypes;

namespace Feed.Changes.Postgres;

/// <summary>
/// Waits until transactions that the slot sent are visible to queries: the slot may be faster than the committing server process, by
/// milliseconds or for as long as a synchronous standby does not answer.
/// </summary>
internal sealed class Visibility(PostgresStream stream, ControlConnection control, XidClock clock, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Unusual = TimeSpan.FromSeconds(5);
    private ulong _walEnd;

    /// <summary>End of the server's WAL at the last look.</summary>
    public ulong WalEnd => Volatile.Read(ref _walEnd);

    /// <summary>Takes a snapshot of the primary as of now.</summary>
    public async Task<PgSnapshot> LookAsync(CancellationToken cancellationToken)
    {
        var (snapshot, end) = await control.RowAsync(
            "SELECT pg_current_snapshot()::text, pg_current_wal_lsn()",
            row => (PgSnapshot.Parse(row.GetString(0)), row.GetFieldValue<NpgsqlLogSequenceNumber>(1)), cancellationToken);
        clock.Seen(snapshot.Xmax);
        Volatile.Write(ref _walEnd, (ulong)end);
        return snapshot;
    }

    /// <summary>Returns the first snapshot that sees all the changes.</summary>
    public async Task<PgSnapshot> WaitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(1);
        for (var isTold = false; ;)
        {
            var snapshot = await LookAsync(cancellationToken);
            if (FirstHidden(changes, snapshot) is not { } hidden) return snapshot;
            if (!isTold && time.GetElapsedTime(since) > Unusual)
            {
                Log.NotVisible(logger, stream.Group, hidden, time.GetElapsedTime(since).TotalSeconds);
                isTold = true;
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < Longest ? pause * 2 : Longest;
        }
    }

    private static ulong? FirstHidden(IReadOnlyList<Change> changes, PgSnapshot snapshot)
    {
        ulong checkedXid = 0;
        foreach (var change in changes)
        {
            if (change.Xid == checkedXid) continue;
            if (!snapshot.Sees(change.Xid)) return change.Xid;
            checkedXid = change.Xid;
        }

        return null;
    }
}
