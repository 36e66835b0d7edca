using Feed.Contracts;

namespace Feed.Changes;

/// <summary>The primary key of a change's row as text: what later changes of the same row have in common.</summary>
internal static class RowKey
{
    /// <summary>The key's values, joined by commas; empty for a table that is not known here or a row without them.</summary>
    public static string Of(Change change) => string.Join(',', Columns(change.Table).Select(column => Value(change, column)));

    private static string[] Columns(string table) => table switch
    {
        Tables.Users or Tables.Posts or Tables.Comments => ["id"],
        Tables.Follows => ["follower_id", "followee_id"],
        Tables.Likes => ["post_id", "user_id"],
        Tables.Blocks => ["blocker_id", "blocked_id"],
        _ => [],
    };

    private static string? Value(Change change, string column) =>
        (change.After ?? change.Before) is { } row && row.Has(column) ? row.Text(column) : null;
}
