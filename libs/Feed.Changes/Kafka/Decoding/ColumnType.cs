namespace Feed.Changes.Kafka;

/// <summary>Types of columns that can be told from Debezium's JSON without its schema (adaptive times, precise decimals).</summary>
internal enum ColumnType
{
    /// <summary>An id: a JSON number of at most 53 bits.</summary>
    Id,

    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON boolean.</summary>
    Boolean,

    /// <summary>The digits as base64 of a big-endian two's complement; the scale is the column's.</summary>
    Numeric,

    /// <summary>Days since 1970 as a number.</summary>
    Date,

    /// <summary>Microseconds since 1970, without a zone, as a number.</summary>
    Timestamp,

    /// <summary>An ISO 8601 string in UTC.</summary>
    TimestampTz,
}
