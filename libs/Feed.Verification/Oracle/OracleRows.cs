using Npgsql;

namespace Feed.Verification;

/// <summary>Reads the rows of <see cref="OracleSql"/>.</summary>
internal static class OracleRows
{
    public static PostView Post(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.GetFieldValue<DateTimeOffset>(6),
        row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
        row.GetInt64(8),
        row.GetInt64(9),
        row.GetBoolean(10));

    public static UserView User(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetInt64(4),
        row.GetInt64(5),
        row.GetInt64(6),
        row.GetBoolean(7));

    public static CommentView Comment(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2));
}
