namespace Feed.Changes.Kafka;

/// <summary>A column that consumers of this version read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsKey">Whether the replica identity has it, so that deletes carry it.</param>
/// <param name="IsNullable">Whether NULL is a value.</param>
/// <param name="IsOptional">Whether a table without the column will do.</param>
/// <param name="Scale">Of a numeric: digits after the point.</param>
internal sealed record ColumnContract(
    string Name, ColumnType Type, bool IsKey = false, bool IsNullable = false, bool IsOptional = false, int Scale = 0)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} {TypeName}{(IsNullable ? " null" : "")}{(IsOptional ? " optional" : "")}";

    private string TypeName => Type switch
    {
        ColumnType.Id => "bigint",
        _ => Type.ToString().ToLowerInvariant(),
    };
}
