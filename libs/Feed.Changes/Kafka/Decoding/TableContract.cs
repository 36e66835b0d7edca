using System.Text.Encodings.Web;
using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>What consumers of this version expect of a table. Columns beside these are ignored.</summary>
internal sealed class TableContract
{
    public TableContract(string table, params ColumnContract[] columns)
    {
        Columns = columns;
        Names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
        Shape = new TableShape(table, [.. columns.Select(c => c.Name)]);
    }

    /// <summary>The tables of this version's write model.</summary>
    public static IReadOnlyDictionary<string, TableContract> WriteModel { get; } = new[]
    {
        new TableContract(Tables.Users, Key("id"), Text("handle"), Text("display_name"), Trace),
        new TableContract(Tables.Posts, Key("id"), Key("author_id"), Text("text"), Nullable("image_url"),
            new("edited_at", ColumnType.TimestampTz, IsNullable: true), Trace),
        new TableContract(Tables.Follows, Key("follower_id"), Key("followee_id"), Trace),
        new TableContract(Tables.Blocks, Key("blocker_id"), Key("blocked_id"), Trace),
        new TableContract(Tables.Likes, Key("post_id"), Key("user_id"), Trace),
        new TableContract(Tables.Comments, Key("id"), Key("post_id"), new("author_id", ColumnType.Id), Text("text"), Trace),
    }.ToDictionary(c => c.Shape.Table, StringComparer.Ordinal);

    /// <summary>The columns, in the order of <see cref="Shape"/>.</summary>
    public IReadOnlyList<ColumnContract> Columns { get; }

    /// <summary>Their names, encoded.</summary>
    public IReadOnlyList<JsonEncodedText> Names { get; }

    /// <summary>As rows carry it.</summary>
    public TableShape Shape { get; }

    private static ColumnContract Trace => new("traceparent", ColumnType.Text, IsNullable: true, IsOptional: true);

    /// <inheritdoc />
    public override string ToString() => $"{Shape.Table}({string.Join(", ", Columns)})";

    private static ColumnContract Key(string name) => new(name, ColumnType.Id, IsKey: true);

    private static ColumnContract Text(string name) => new(name, ColumnType.Text);

    private static ColumnContract Nullable(string name) => new(name, ColumnType.Text, IsNullable: true);
}
