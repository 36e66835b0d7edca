using Feed.Changes.Postgres;
using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes.Kafka;

/// <summary>Applies what has arrived in partitions.</summary>
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

    /// <summary>Applies what waits in partitions as one batch, so that each message is applied, stored to be tried again, ignored or a dead letter.</summary>
    /// <returns>The partitions of which there is more.</returns>
    /// <exception cref="NewEpochException">The stream brought something after which only reading all rows anew helps.</exception>
    public async Task<IReadOnlyList<Partition>> NextAsync(IReadOnlyList<Partition> partitions, CancellationToken cancellationToken)
    {
        var taken = Take(partitions);
        var isApplied = false;
        var more = new List<Partition>();
        try
        {
            var parts = new List<LaneChanges>(taken.Count);
            foreach (var (partition, messages) in taken)
                if (await DecodeAsync(partition, messages, cancellationToken) is { Count: > 0 } changes) parts.Add(new(partition.Applier, changes));
            if (parts.Count > 0) await ApplyAsync(parts, cancellationToken);
            isApplied = true;
        }
        finally
        {
            more.AddRange(taken.Where(t => t.Partition.Done(t.Messages, isApplied)).Select(t => t.Partition));
        }

        return more;
    }

    private List<(Partition Partition, List<RawMessage> Messages)> Take(IReadOnlyList<Partition> partitions)
    {
        var (room, bytes) = (options.MaxBatchChanges, options.MaxPieceBytes);
        var taken = new List<(Partition, List<RawMessage>)>(partitions.Count);
        foreach (var partition in partitions)
        {
            var messages = partition.Take(room, bytes);
            (room, bytes) = (room - messages.Count, bytes - messages.Sum(m => m.Bytes));
            taken.Add((partition, messages));
        }

        return taken;
    }

    private async Task ApplyAsync(List<LaneChanges> parts, CancellationToken cancellationToken)
    {
        IReadOnlyList<Change> changes = parts is [var only] ? only.Changes : [.. parts.SelectMany(part => part.Changes)];
        using var span = telemetry.Applying(changes);
        var visible = await visibility.WaitAsync(changes, cancellationToken);
        await BatchApplier.ApplyAsync(parts, visible, cancellationToken);
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
