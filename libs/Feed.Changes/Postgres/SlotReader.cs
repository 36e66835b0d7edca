using Feed.Contracts;
using Npgsql.Replication;
using Npgsql.Replication.PgOutput;
using Npgsql.Replication.PgOutput.Messages;
using NpgsqlTypes;

namespace Feed.Changes.Postgres;

/// <summary>Reads a slot's stream into the queue, and tells of WAL that held nothing for it.</summary>
internal sealed class SlotReader(LogicalReplicationConnection connection, string slot, ItemQueue items, ChangeStreamOptions options, TimeProvider time)
{
    // Small enough to hold back little WAL, and so large that a mark kept in Postgres, which writes WAL itself, does not go on for ever.
    private const ulong WorthTelling = 1024 * 1024;
    private ulong _told;
    private Task<bool> _tick = Task.FromResult(true);

    /// <summary>Reads until cancelled or until something fails.</summary>
    public async Task ReadAsync(long epoch, ulong start, TransactionReader transactions, CancellationToken cancellationToken)
    {
        _told = start;
        var pgOutput = new PgOutputReplicationOptions(Tables.Publication, PgOutputProtocolVersion.V1);
        await using var messages = connection.StartReplication(new PgOutputReplicationSlot(slot), pgOutput, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        using var timer = new PeriodicTimer(options.IdleInterval, time);
        _tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
        while (await NextAsync(messages, timer, epoch, transactions, cancellationToken))
            await transactions.ReadAsync(messages.Current, cancellationToken);
        throw new EndOfStreamException("The server ended the stream.");
    }

    private async Task<bool> NextAsync(
        IAsyncEnumerator<PgOutputReplicationMessage> messages, PeriodicTimer timer, long epoch, TransactionReader transactions,
        CancellationToken cancellationToken)
    {
        var next = messages.MoveNextAsync().AsTask();
        try
        {
            while (!next.IsCompleted && await Task.WhenAny(next, _tick) == _tick)
            {
                await _tick;
                _tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
                if (!transactions.IsInTransaction) await TellAsync(epoch, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The same cancellation ends the reading, and only a reading that has ended may be disposed of.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return await next;
    }

    /// <summary>
    /// Between transactions, what was received last is the server's word that all before it was sent, or the beginning of a transaction
    /// that commits later. Either way nothing at or below it is missing from the queue.
    /// </summary>
    private async ValueTask TellAsync(long epoch, CancellationToken cancellationToken)
    {
        var received = (ulong)connection.LastReceivedLsn;
        if (received < _told + WorthTelling) return;
        await items.WriteAsync(new SourceItem.Progress(new ChangePosition(epoch, received, 0, 0)), cancellationToken);
        _told = received;
    }
}
