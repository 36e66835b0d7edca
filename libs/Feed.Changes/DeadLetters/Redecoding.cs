using Feed.Changes.Kafka;
using Feed.Changes.Postgres;
using Feed.Contracts;
using Npgsql;

namespace Feed.Changes;

/// <summary>Tries to decode a message again that could not be: by a later version it may be.</summary>
internal sealed class Redecoding(NpgsqlDataSource database)
{
    /// <summary>The letter with its change, or why there still is none.</summary>
    public async Task<(StoredLetter Letter, string? Problem)> DecodeAsync(StoredLetter letter, CancellationToken cancellationToken)
    {
        if (letter.Change is not null || letter.Message is not { } message) return (letter, null);
        var (epoch, xid) = await NowAsync(letter.Group, cancellationToken);
        var clock = new XidClock();
        clock.Seen(xid);
        var raw = new RawMessage(message.Topic, message.Partition, message.Offset, message.Key, message.Value);
        return new MessageDecoder(TableContract.WriteModel, epoch, clock).Decode(raw) switch
        {
            Decoded.Row row => (letter with { Change = row.Change }, null),
            Decoded.Ignored ignored => (letter, $"it is no change: {ignored.Reason}"),
            Decoded.Undecodable undecodable => (letter, undecodable.Error),
            var other => (letter, $"it is no change of a row ({other.GetType().Name})"),
        };
    }

    private async Task<(long Epoch, ulong Xid)> NowAsync(string group, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT coalesce(max(epoch), 0), pg_snapshot_xmax(pg_current_snapshot()) FROM private.epochs WHERE consumer_group = $1").With([group]);
        return (await command.ListAsync(row => (row.GetInt64(0), row.GetFieldValue<ulong>(1)), cancellationToken))[0];
    }
}
