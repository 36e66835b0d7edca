using Feed.Changes.Postgres;
using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes.Kafka;

/// <summary>Applies what has arrived in a partition.</summary>
internal sealed class PartitionApplier(
    string group,
    KafkaEpoch epoch,
    DeadLetterTopic letters,
    Visibility visibility,
    XidClock clock,
    Patience letterPatience,
    EpochRequest request,
    ChangeTelemetry telemetry,
    ChangeStreamOptions options,
    ILogger logger)
{
    // No server has handed out as many since we looked; such an id is not of this server, and would never become visible.
    private const ulong FarAhead = 1 << 24;

    /// <summary>Applies the next batch of a partition, so that each of its messages is applied, stored to be tried again, ignored or a dead letter.</summary>
    /// <returns>Whether there is more.</returns>
    /// <exception cref="NewEpochException">The stream brought something after which only reading all rows anew helps.</exception>
    public async Task<bool> NextAsync(Partition partition, CancellationToken cancellationToken)
    {
        var taken = partition.Take(options.MaxBatchChanges, options.MaxPieceBytes);
        var (isApplied, isMore) = (false, false);
        try
        {
            var changes = await DecodeAsync(partition, taken, cancellationToken);
            if (changes.Count > 0) await ApplyAsync(partition, changes, cancellationToken);
            isApplied = true;
        }
        finally
        {
            isMore = partition.Done(taken, isApplied);
        }

        return isMore;
    }

    private async Task ApplyAsync(Partition partition, List<Change> changes, CancellationToken cancellationToken)
    {
        using var span = telemetry.Applying(changes, partition.Id.Topic);
        var visible = await visibility.WaitAsync(changes, cancellationToken);
        await partition.Applier.ApplyAsync(new ChangeBatch(changes, visible), cancellationToken);
        span.Applied();
    }

    private async Task<List<Change>> DecodeAsync(Partition partition, List<RawMessage> taken, CancellationToken cancellationToken)
    {
        var changes = new List<Change>(taken.Count);
        foreach (var message in taken)
        {
            switch (partition.Decoder.Decode(message))
            {
                case Decoded.Row row when await IsOfThisServerAsync(row.Change, cancellationToken):
                    changes.Add(row.Change);
                    break;
                case Decoded.Row row:
                    await BuryAsync(message, $"transaction {row.Change.Xid} is none of this database's", cancellationToken);
                    break;
                case Decoded.Undecodable undecodable:
                    await BuryAsync(message, undecodable.Error, cancellationToken);
                    break;
                case Decoded.NewEpoch needed:
                    request.Ask(epoch.Epoch, needed.Reason);
                    throw new NewEpochException(needed.Reason);
            }
        }

        return changes;
    }

    private async Task<bool> IsOfThisServerAsync(Change change, CancellationToken cancellationToken)
    {
        if (change.Xid <= clock.Latest + FarAhead) return true;
        await visibility.LookAsync(cancellationToken);
        return change.Xid <= clock.Latest + FarAhead;
    }

    private async Task BuryAsync(RawMessage message, string error, CancellationToken cancellationToken)
    {
        var letter = new UndecodableMessage(message.Topic, message.Partition, message.Offset, message.Key, message.Value!);
        await letterPatience.RunAsync(token => letters.AddAsync(letter, error, token), cancellationToken);
        telemetry.DeadLettered(1);
        Log.Undecodable(logger, group, error);
    }
}
