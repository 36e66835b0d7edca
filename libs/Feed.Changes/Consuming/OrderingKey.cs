using Feed.Contracts;

namespace Feed.Changes;

/// <summary>What must stay in order: changes of one table that share a partition in Kafka, whichever source they came from.</summary>
internal static class OrderingKey
{
    /// <summary>
    /// The table and the value by which it is partitioned: posts by author, likes and comments by post, follows by followee, blocks by who is
    /// blocked, users by themselves. All rows of a table that is not known here, or that lack the column, share one key.
    /// </summary>
    public static string Of(Change change) => $"{change.Table}:{Value(change)}";

    private static string? Value(Change change) =>
        Column(change.Table) is { } column && (change.After ?? change.Before) is { } row && row.Has(column) ? row.Text(column) : null;

    private static string? Column(string table) => table switch
    {
        Tables.Users => "id",
        Tables.Posts => "author_id",
        Tables.Likes or Tables.Comments => "post_id",
        Tables.Follows => "followee_id",
        Tables.Blocks => "blocked_id",
        _ => null,
    };
}
