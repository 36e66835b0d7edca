using System.Globalization;

namespace Feed.Contracts;

/// <summary>
/// The values of a row as text in Postgres' own output format, whichever source they came from. A value can be unavailable: an update
/// does not repeat a large (TOASTed) value that it left unchanged, and the old row of a delete has only the replica identity's columns.
/// </summary>
/// <param name="shape">The columns.</param>
/// <param name="values">One value a column; null is SQL NULL, <see cref="Unavailable"/> is not known.</param>
public sealed class ChangeRow(TableShape shape, string?[] values)
{
    /// <summary>Stands for a value that the source did not send. Compared by reference.</summary>
    public static readonly string Unavailable = new("(unavailable)");

    /// <summary>The columns.</summary>
    public TableShape Shape => shape;

    /// <summary>The values in the order of the columns; null is SQL NULL, <see cref="Unavailable"/> is not known.</summary>
    public IReadOnlyList<string?> Values => values;

    /// <summary>Whether the source sent a value (or NULL) for the column.</summary>
    public bool Has(string column)
    {
        var ordinal = shape.Ordinal(column);
        return ordinal >= 0 && !ReferenceEquals(values[ordinal], Unavailable);
    }

    /// <summary>The text of a column, or null for SQL NULL.</summary>
    /// <exception cref="ChangeSchemaException">The column does not exist, or its value is unavailable.</exception>
    public string? Text(string column)
    {
        var ordinal = shape.Ordinal(column);
        if (ordinal < 0)
            throw new ChangeSchemaException($"Table {shape.Table} has no column {column}; it has {string.Join(", ", shape.Columns)}.");
        var value = values[ordinal];
        return ReferenceEquals(value, Unavailable)
            ? throw new ChangeSchemaException($"The change did not carry {shape.Table}.{column}.")
            : value;
    }

    /// <summary>The value of a NOT NULL bigint column.</summary>
    /// <exception cref="ChangeSchemaException">The column is missing, unavailable, NULL or no integer.</exception>
    public long Int64(string column) =>
        long.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ChangeSchemaException($"{shape.Table}.{column} should be a bigint but is '{Text(column) ?? "NULL"}'.");

    /// <summary>The value of a timestamptz column in UTC, or null for SQL NULL.</summary>
    /// <exception cref="ChangeSchemaException">The column is missing, unavailable or no timestamp.</exception>
    public DateTimeOffset? Timestamp(string column)
    {
        var text = Text(column);
        if (text is null) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)
            ? value
            : throw new ChangeSchemaException($"{shape.Table}.{column} should be a timestamptz but is '{text}'.");
    }
}
