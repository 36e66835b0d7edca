using Feed.Contracts;
using Npgsql.Replication.PgOutput.Messages;

namespace Feed.Changes.Postgres;

/// <summary>A table as the stream described it last; it does so again after each change of the table.</summary>
/// <param name="Shape">The columns.</param>
/// <param name="IsKey">Which columns belong to the replica identity.</param>
internal sealed record Relation(TableShape Shape, bool[] IsKey)
{
    public static Relation From(RelationMessage message) => new(
        new TableShape(message.RelationName, [.. message.Columns.Select(c => c.ColumnName)]),
        [.. message.Columns.Select(c => c.Flags.HasFlag(RelationMessage.Column.ColumnFlags.PartOfKey))]);
}
