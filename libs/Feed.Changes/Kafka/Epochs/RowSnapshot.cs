using Feed.Changes.Postgres;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Reads all rows from Postgres as the beginning of an epoch, and applies them.</summary>
internal sealed class RowSnapshot(PostgresStream database, BatchApplier applier, ChangeStreamOptions options)
{
    /// <summary>Returns when every row is applied, or stored to be tried again.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="seen">A snapshot of the primary as of now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(long epoch, PgSnapshot seen, CancellationToken cancellationToken)
    {
        using var items = new ItemQueue(options.MaxBufferedBytes);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(items, epoch, ending.Token);
        var applying = ApplyAsync(items, seen, ending.Token);
        try
        {
            if (await Task.WhenAny(reading, applying) == reading) await reading;
            await applying;
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(reading, applying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ApplyAsync(ItemQueue items, PgSnapshot seen, CancellationToken cancellationToken)
    {
        while (await items.ReadAsync(cancellationToken) is SourceItem.Changes rows)
            await applier.ApplyAsync(new ChangeBatch(rows.List, seen), cancellationToken);
    }

    private async Task ReadAsync(ItemQueue items, long epoch, CancellationToken cancellationToken)
    {
        var end = await new SnapshotReader(database, items, options).ReadAsync(epoch, 0, snapshot: null, cancellationToken);
        await items.WriteAsync(new SourceItem.EpochCompletes(epoch, end), cancellationToken);
    }
}
