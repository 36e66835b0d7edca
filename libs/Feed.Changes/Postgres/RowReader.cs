using Feed.Contracts;
using Npgsql.Replication.PgOutput;

namespace Feed.Changes.Postgres;

/// <summary>Reads the values of one row from the stream.</summary>
internal static class RowReader
{
    /// <summary>Reads a whole row, in which a large unchanged value may be missing.</summary>
    public static async ValueTask<ChangeRow> WholeAsync(ReplicationTuple tuple, Relation relation, CancellationToken cancellationToken)
    {
        var values = new string?[relation.Shape.Columns.Count];
        var i = 0;
        await foreach (var value in tuple.WithCancellation(cancellationToken)) values[i++] = await TextAsync(value, cancellationToken);
        return new ChangeRow(relation.Shape, values);
    }

    /// <summary>Reads an old row of which the server sent the key: it sends NULL for the rest, which is not what stood there.</summary>
    public static async ValueTask<ChangeRow> KeyAsync(ReplicationTuple tuple, Relation relation, CancellationToken cancellationToken)
    {
        var values = new string?[relation.Shape.Columns.Count];
        var i = 0;
        await foreach (var value in tuple.WithCancellation(cancellationToken))
        {
            values[i] = relation.IsKey[i] ? await TextAsync(value, cancellationToken) : ChangeRow.Unavailable;
            i++;
        }

        return new ChangeRow(relation.Shape, values);
    }

    private static async ValueTask<string?> TextAsync(ReplicationValue value, CancellationToken cancellationToken) =>
        value.IsDBNull ? null : value.IsUnchangedToastedValue ? ChangeRow.Unavailable : await value.Get<string>(cancellationToken);
}
