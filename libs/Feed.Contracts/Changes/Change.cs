namespace Feed.Contracts;

/// <summary>One row change, the same whichever source it came from.</summary>
/// <param name="Table">Table name without schema.</param>
/// <param name="Op">What happened.</param>
/// <param name="Before">
/// The old row for an update or delete, as far as the replica identity carries it; null when the source sent none.
/// </param>
/// <param name="After">The new row; null for a delete.</param>
/// <param name="Position">Where the change stands in its source.</param>
/// <param name="Xid">Full 64-bit id of the transaction (<c>xid8</c>); 0 for snapshot rows.</param>
/// <param name="CommittedAt">When the transaction committed; for snapshot rows, when the snapshot was taken.</param>
public sealed record Change(
    string Table,
    ChangeOp Op,
    ChangeRow? Before,
    ChangeRow? After,
    ChangePosition Position,
    ulong Xid,
    DateTimeOffset CommittedAt)
{
    /// <summary>Names the stream within which positions rise: empty for a slot, <c>topic/partition</c> for Kafka.</summary>
    public string Source { get; init; } = "";

    /// <summary>The new row, or for a delete what is known of the old one.</summary>
    /// <exception cref="ChangeSchemaException">The source sent neither, which means a table without replica identity.</exception>
    public ChangeRow Row => After ?? Before ?? throw new ChangeSchemaException($"A change of {Table} carries no row: it has no replica identity.");
}
