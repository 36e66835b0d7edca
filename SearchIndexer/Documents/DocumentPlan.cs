using Feed.Contracts;
using Feed.Search;

namespace SearchIndexer.Documents;

/// <summary>What a batch of changes makes of the index.</summary>
/// <param name="Documents">To be written as they are; of each row the newest.</param>
/// <param name="PostsToRead">Posts whose change does not tell all: the row is read again and written at this version.</param>
/// <param name="UsersToRead">The same of users.</param>
internal sealed record DocumentPlan(
    DocumentBatch Documents,
    IReadOnlyDictionary<long, RowVersion> PostsToRead,
    IReadOnlyDictionary<long, RowVersion> UsersToRead)
{
    /// <summary>Maps changes to documents.</summary>
    /// <param name="changes">In the order of delivery; tables that are not searched are passed over.</param>
    /// <param name="trustedSince">
    /// A row that was committed before this may have been deleted and its tombstone swept, so its change only says: read the row again.
    /// </param>
    public static DocumentPlan Of(IEnumerable<Change> changes, DateTimeOffset trustedSince)
    {
        var posts = new Dictionary<long, (RowVersion Version, Change Change)>();
        var users = new Dictionary<long, (RowVersion Version, Change Change)>();
        foreach (var change in changes)
        {
            var rows = change.Table switch { Tables.Posts => posts, Tables.Users => users, _ => null };
            if (rows is null) continue;
            var (id, version) = (change.Row.Int64("id"), change.Position.Version);
            // Equal versions: the one delivered later is the newer (a snapshot row comes before a change of the same LSN).
            if (!rows.TryGetValue(id, out var known) || known.Version <= version) rows[id] = (version, change);
        }
        return new DocumentPlan(
            new DocumentBatch(
                [.. posts.Where(row => Tells(row.Value.Change, trustedSince)).Select(row => Post(row.Key, row.Value.Change))],
                [.. users.Where(row => Tells(row.Value.Change, trustedSince)).Select(row => User(row.Key, row.Value.Change))]),
            ToRead(posts, trustedSince),
            ToRead(users, trustedSince));
    }

    private static bool Tells(Change change, DateTimeOffset trustedSince) =>
        change.Op == ChangeOp.Delete || (change.CommittedAt >= trustedSince && IsWhole(change));

    private static bool IsWhole(Change change) =>
        change.Table == Tables.Posts ? Carries(change.Row, "text") : Carries(change.Row, "handle") && Carries(change.Row, "display_name");

    // An unsent value is read again; a column that is gone is an error, which reading the row again would only hide.
    private static bool Carries(ChangeRow row, string column) => row.Has(column) || (row.Shape.Ordinal(column) < 0 && row.Text(column) is null);

    private static PostDocument Post(long id, Change change) =>
        new(id, change.Position.Version, change.Op == ChangeOp.Delete ? null : change.Row.Text("text"));

    private static UserDocument User(long id, Change change) =>
        new(id, change.Position.Version, change.Op == ChangeOp.Delete ? null : UserRow.From(change.Row));

    private static Dictionary<long, RowVersion> ToRead(Dictionary<long, (RowVersion Version, Change Change)> rows, DateTimeOffset trustedSince) =>
        rows.Where(row => !Tells(row.Value.Change, trustedSince)).ToDictionary(row => row.Key, row => row.Value.Version);
}
