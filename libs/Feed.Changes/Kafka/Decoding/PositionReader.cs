using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Gives each message of a partition its position: one that rises with the offset and that a replay by the connector repeats.</summary>
internal sealed class PositionReader(long epoch)
{
    // Snapshot rows are older than all that is streamed, whatever LSN Debezium gives them, and need positions only to be told apart.
    private const ulong SnapshotLsn = 1;
    private const int MostPartitions = 10_000;
    private static readonly string[] Order = [Tables.Users, Tables.Posts, Tables.Follows, Tables.Blocks, Tables.Likes, Tables.Comments];
    private readonly Dictionary<(string Topic, int Partition), State> _partitions = [];

    /// <summary>The name of a message's partition, which counters keep a position for.</summary>
    public string SourceOf(RawMessage message) => StateOf(message).Name;

    public ChangePosition Of(RawMessage message, ChangeOp op, long? totalOrder, SourceBlock source)
    {
        if (op == ChangeOp.Read || source.Lsn is null)
            return new ChangePosition(epoch, StateOf(message).Below, SnapshotLsn, message.Offset + 1);
        var (commit, lsn) = (source.CommitBefore ?? source.Lsn.Value, source.Lsn.Value);
        return new ChangePosition(epoch, commit, lsn, totalOrder ?? StateOf(message).Count(commit, lsn));
    }

    private State StateOf(RawMessage message)
    {
        var key = (message.Topic, message.Partition);
        if (_partitions.TryGetValue(key, out var state)) return state;
        var table = DebeziumTopic.TableOf(message.Topic) ?? message.Topic;
        return _partitions[key] = new State(UndecodableMessage.LaneOf(message.Topic, message.Partition), (ulong)((Array.IndexOf(Order, table) + 1) * MostPartitions + message.Partition));
    }

    private sealed class State(string name, ulong below)
    {
        private ulong _commit;
        private ulong _lsn;
        private long _count;

        public string Name => name;

        /// <summary>A number of the partition's own, below every LSN.</summary>
        public ulong Below => below;

        /// <summary>
        /// Numbers rows of one LSN (one COPY), where the connector does not (<c>provide.transaction.metadata</c>): right as long as reading
        /// begins at a transaction.
        /// </summary>
        public long Count(ulong commit, ulong lsn)
        {
            if (commit != _commit || lsn != _lsn) (_commit, _lsn, _count) = (commit, lsn, 0);
            return ++_count;
        }
    }
}
