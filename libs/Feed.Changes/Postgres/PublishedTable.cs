using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Postgres;

/// <summary>A table of the publication, with the columns that the stream carries: generated ones it does not.</summary>
internal sealed record PublishedTable(string Schema, TableShape Shape)
{
    // What others refer to comes first, so that a projection that joins finds it.
    private static readonly string[] Order = [Tables.Users, Tables.Follows, Tables.Blocks, Tables.Posts, Tables.Likes, Tables.Comments];

    /// <summary>The command that sends all rows as text.</summary>
    public string Copy => $"COPY (SELECT {string.Join(", ", Shape.Columns.Select(Quote))} FROM {Quote(Schema)}.{Quote(Shape.Table)}) TO STDOUT";

    /// <summary>Lists the tables in the order in which a snapshot reads them.</summary>
    public static async Task<IReadOnlyList<PublishedTable>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT p.schemaname, p.tablename, array_agg(a.attname ORDER BY a.attnum)
            FROM pg_publication_tables p
            JOIN pg_namespace n ON n.nspname = p.schemaname
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = p.tablename
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE p.pubname = $1 GROUP BY 1, 2
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Tables.Publication } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<PublishedTable>();
        while (await reader.ReadAsync(cancellationToken))
            tables.Add(new(reader.GetString(0), new TableShape(reader.GetString(1), reader.GetFieldValue<string[]>(2))));
        return [.. tables.OrderBy(t => Rank(t.Shape.Table)).ThenBy(t => t.Shape.Table, StringComparer.Ordinal)];
    }

    private static int Rank(string table) => Array.IndexOf(Order, table) is >= 0 and var rank ? rank : Order.Length;

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
