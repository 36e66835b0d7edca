using System.Text;
using System.Text.Json;
using Feed.Contracts;
using Feed.Changes.Postgres;

namespace Feed.Changes.Kafka;

/// <summary>
/// Makes changes of what Debezium's PostgreSQL connector writes as JSON, with or without schemas. One decoder reads the messages of a
/// partition in their order; it may read many partitions.
/// </summary>
internal sealed class MessageDecoder(IReadOnlyDictionary<string, TableContract> tables, long epoch, XidClock clock)
{
    private static readonly Decoded Tombstone = new Decoded.Ignored("tombstone: the delete went before");
    private static readonly Decoded LogicalMessage = new Decoded.Ignored("message of pg_logical_emit_message");
    private readonly PositionReader _positions = new(epoch);

    /// <summary>Decodes a message. Never throws for what a message may hold.</summary>
    public Decoded Decode(RawMessage message)
    {
        try
        {
            return DebeziumTopic.TableOf(message.Topic) is { } table ? Table(message, table) : Other(message);
        }
        catch (JsonException e)
        {
            return Undecodable(message, $"the message is not JSON: {e.Message}");
        }
        catch (Exception e) when (e is ChangeSchemaException or InvalidOperationException or FormatException or OverflowException or DecoderFallbackException)
        {
            return Undecodable(message, e.Message);
        }
    }

    private static Decoded.Undecodable Undecodable(RawMessage message, string error) =>
        new($"{message.Topic}, partition {message.Partition}, offset {message.Offset}: {error}");

    private static Decoded Other(RawMessage message) => DebeziumTopic.IsNotifications(message.Topic)
        ? Notification.Decode(message.Value)
        : new Decoded.Ignored($"{DebeziumTopic.KindOf(message.Topic)}: no table's topic");

    private Decoded Table(RawMessage message, string name)
    {
        if (!tables.TryGetValue(name, out var table)) return new Decoded.Ignored($"table {name} is of no interest");
        if (message.Value is null) return Tombstone;
        var envelope = Envelope.Read(message.Value);
        switch (envelope.Op)
        {
            case "t": return new Decoded.NewEpoch($"{name} was truncated");
            case "m": return LogicalMessage;
            case null: throw new ChangeSchemaException("the message has no op");
        }

        var op = Op(envelope.Op);
        MessageKey.Check(message.Key, table);
        var source = SourceBlock.Read(envelope.Source);
        if (!string.Equals(source.Table, name, StringComparison.Ordinal))
            throw new ChangeSchemaException($"the topic is of table {name} but source.table is {source.Table ?? "missing"}");
        return new Decoded.Row(Change(message, table, op, envelope, source));
    }

    private Change Change(RawMessage message, TableContract table, ChangeOp op, Envelope envelope, SourceBlock source)
    {
        var after = op == ChangeOp.Delete ? null : Row(envelope.After, "after", op, table);
        var before = op == ChangeOp.Delete ? RowDecoder.Old(Sent(envelope.Before, "before", op), table)
            : envelope.Before.IsEmpty ? null : RowDecoder.Old(envelope.Before, table);
        var position = _positions.Of(message, op, envelope.Order, source);
        var xid = op == ChangeOp.Read || source.TxId is not { } tx ? 0 : clock.Extend(tx);
        return new Change(table.Shape.Table, op, before, after, position, xid, source.CommittedAt)
        {
            Source = _positions.SourceOf(message),
        };
    }

    private static ChangeRow Row(ReadOnlySpan<byte> json, string name, ChangeOp op, TableContract table) => RowDecoder.New(Sent(json, name, op), table);

    private static ReadOnlySpan<byte> Sent(ReadOnlySpan<byte> json, string name, ChangeOp op) =>
        json.IsEmpty ? throw new ChangeSchemaException($"{op} should have a row in {name} but it is null or missing") : json;

    private static ChangeOp Op(string letter) => letter switch
    {
        "r" => ChangeOp.Read,
        "c" => ChangeOp.Create,
        "u" => ChangeOp.Update,
        "d" => ChangeOp.Delete,
        _ => throw new ChangeSchemaException($"op should be one of c, u, d, r, t and m but is '{letter}'"),
    };
}
