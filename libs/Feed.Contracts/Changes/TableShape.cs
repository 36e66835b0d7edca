namespace Feed.Contracts;

/// <summary>The columns of a table as the change stream described them, in their order.</summary>
/// <param name="Table">Table name without schema, such as <c>posts</c>.</param>
/// <param name="Columns">Column names. Consumers look columns up by name, so an added column does not disturb them.</param>
public sealed record TableShape(string Table, IReadOnlyList<string> Columns)
{
    private readonly Dictionary<string, int> _ordinals =
        Columns.Select((name, ordinal) => (name, ordinal)).ToDictionary(c => c.name, c => c.ordinal, StringComparer.Ordinal);

    /// <summary>The place of a column, or -1 when the table does not have it.</summary>
    public int Ordinal(string column) => _ordinals.GetValueOrDefault(column, -1);
}
