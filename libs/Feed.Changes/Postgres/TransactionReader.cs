using Feed.Contracts;
using Npgsql.Replication.PgOutput;
using Npgsql.Replication.PgOutput.Messages;

namespace Feed.Changes.Postgres;

/// <summary>Turns the messages of pgoutput into transactions, and very large ones into pieces.</summary>
internal sealed class TransactionReader(long epoch, XidClock clock, ItemQueue items, ChangeStreamOptions options)
{
    private const double Usual = 300;
    private const double Most = 5_000;
    private const double Weight = 0.005;
    private readonly Dictionary<uint, Relation> _relations = [];
    private readonly PieceBuilder _pieces = new(options.MaxBatchChanges, options.MaxPieceBytes);
    private ulong _commitLsn;
    private ulong _xid;
    private DateTimeOffset _committedAt;
    private long _order;
    private ulong _lastLsn;

    /// <summary>Whether a transaction has begun and not ended.</summary>
    public bool IsInTransaction { get; private set; }

    /// <summary>About how much WAL a change takes, by the latest ones.</summary>
    public double BytesPerChange { get; private set; } = Usual;

    /// <summary>Handles one message; the message is not valid afterwards.</summary>
    /// <exception cref="NewEpochException">A table was emptied without saying of what.</exception>
    public async ValueTask ReadAsync(PgOutputReplicationMessage message, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case BeginMessage begin:
                Begin(begin);
                break;
            case CommitMessage commit:
                await CommitAsync(commit, cancellationToken);
                break;
            case RelationMessage relation:
                _relations[relation.RelationId] = Relation.From(relation);
                break;
            case TruncateMessage truncate:
                throw new NewEpochException($"{string.Join(", ", truncate.Relations.Select(r => r.RelationName))} was truncated");
            default:
                await RowAsync(message, cancellationToken);
                break;
        }
    }

    private void Begin(BeginMessage begin)
    {
        IsInTransaction = true;
        _commitLsn = (ulong)begin.TransactionFinalLsn;
        _xid = clock.Extend(begin.TransactionXid);
        _committedAt = new DateTimeOffset(begin.TransactionCommitTimestamp);
        _order = 0;
    }

    private async ValueTask CommitAsync(CommitMessage commit, CancellationToken cancellationToken)
    {
        // The end of the commit record, and not its beginning, is what can be acknowledged. No position of a later transaction is below it.
        var mark = new ChangePosition(epoch, (ulong)commit.TransactionEndLsn, 0, 0);
        if (_order > 0) await items.WriteAsync(_pieces.Take(mark), cancellationToken);
        IsInTransaction = false;
    }

    private async ValueTask RowAsync(PgOutputReplicationMessage message, CancellationToken cancellationToken)
    {
        var change = message switch
        {
            InsertMessage m => Change(m, ChangeOp.Create, m.Relation, null, await NewAsync(m.NewRow, m.Relation, cancellationToken)),
            FullUpdateMessage m => Change(m, ChangeOp.Update, m.Relation,
                await NewAsync(m.OldRow, m.Relation, cancellationToken), await NewAsync(m.NewRow, m.Relation, cancellationToken)),
            IndexUpdateMessage m => Change(m, ChangeOp.Update, m.Relation,
                await KeyAsync(m.Key, m.Relation, cancellationToken), await NewAsync(m.NewRow, m.Relation, cancellationToken)),
            UpdateMessage m => Change(m, ChangeOp.Update, m.Relation, null, await NewAsync(m.NewRow, m.Relation, cancellationToken)),
            FullDeleteMessage m => Change(m, ChangeOp.Delete, m.Relation, await NewAsync(m.OldRow, m.Relation, cancellationToken), null),
            KeyDeleteMessage m => Change(m, ChangeOp.Delete, m.Relation, await KeyAsync(m.Key, m.Relation, cancellationToken), null),
            _ => null, // Type and origin: nothing of the row's.
        };
        if (change is null) return;
        if (_pieces.IsFull) await items.WriteAsync(_pieces.Take(mark: null), cancellationToken);
        _pieces.Add(change);
        Measure(change.Position.Lsn);
    }

    private void Measure(ulong lsn)
    {
        var bytes = lsn > _lastLsn ? Math.Min(lsn - _lastLsn, Most) : 0;
        BytesPerChange += (bytes - BytesPerChange) * Weight;
        _lastLsn = lsn;
    }

    private Change Change(PgOutputReplicationMessage message, ChangeOp op, RelationMessage relation, ChangeRow? before, ChangeRow? after) => new(
        relation.RelationName, op, before, after,
        new ChangePosition(epoch, _commitLsn, (ulong)message.WalStart, ++_order), _xid, _committedAt);

    private ValueTask<ChangeRow> NewAsync(ReplicationTuple tuple, RelationMessage relation, CancellationToken cancellationToken) =>
        RowReader.WholeAsync(tuple, _relations[relation.RelationId], cancellationToken);

    private ValueTask<ChangeRow> KeyAsync(ReplicationTuple tuple, RelationMessage relation, CancellationToken cancellationToken) =>
        RowReader.KeyAsync(tuple, _relations[relation.RelationId], cancellationToken);
}
