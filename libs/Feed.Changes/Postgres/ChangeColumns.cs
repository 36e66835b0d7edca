using System.Text;
using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Postgres;

/// <summary>The columns in which <c>private.retries</c> and <c>private.dead_letters</c> keep a whole change.</summary>
internal static class ChangeColumns
{
    /// <summary>Their names, in the order in which <see cref="Read"/> expects them.</summary>
    public const string Names = "position, table_name, op, before, after, xid, committed_at";

    /// <summary>Reads the change that begins at a column.</summary>
    public static Change Read(NpgsqlDataReader row, int first)
    {
        var table = row.GetString(first + 1);
        return new Change(
            table, OpLetter.Parse(row.GetString(first + 2)), RowJson.Read(table, Text(row, first + 3)), RowJson.Read(table, Text(row, first + 4)),
            ChangePosition.Parse(row.GetString(first)), (ulong)row.GetInt64(first + 5), row.GetFieldValue<DateTimeOffset>(first + 6));
    }

    /// <summary>An array for each column, for <c>unnest</c>; rows are text, to be cast to json.</summary>
    public static IEnumerable<object> Arrays(IReadOnlyCollection<Change> changes) =>
    [
        changes.Select(c => c.Position.ToString()).ToArray(), changes.Select(c => c.Table).ToArray(),
        changes.Select(c => OpLetter.Of(c.Op)).ToArray(), changes.Select(c => RowJson.Write(c.Before)).ToArray(),
        changes.Select(c => RowJson.Write(c.After)).ToArray(), changes.Select(c => (long)c.Xid).ToArray(),
        changes.Select(c => c.CommittedAt.UtcDateTime).ToArray(),
    ];

    /// <summary>Postgres stores neither a NUL nor half a surrogate pair.</summary>
    public static string Storable(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
