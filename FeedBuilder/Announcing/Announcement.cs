using Feed.Contracts;

namespace FeedBuilder.Announcing;

/// <summary>What subscribers may want to know of a batch of changes.</summary>
/// <param name="NewPosts">Posts that are new, in the order of their delivery.</param>
/// <param name="ChangedPosts">Posts whose card or counters changed, or that are gone.</param>
internal sealed record Announcement(IReadOnlyList<(long Id, long AuthorId)> NewPosts, IReadOnlyCollection<long> ChangedPosts)
{
    /// <summary>Reads it from the changes. A snapshot's rows are news to nobody.</summary>
    public static Announcement Of(IEnumerable<Change> changes)
    {
        var created = new List<(long Id, long AuthorId)>();
        var changed = new HashSet<long>();
        foreach (var change in changes.Where(change => change.Op != ChangeOp.Read))
        {
            switch (change.Table)
            {
                case Tables.Posts when change.Op == ChangeOp.Create:
                    created.Add((change.Row.Int64("id"), change.Row.Int64("author_id")));
                    break;
                case Tables.Posts: changed.Add(change.Row.Int64("id")); break;
                case Tables.Likes: changed.Add(LikeRow.From(change.Row).PostId); break;
                case Tables.Comments: changed.Add(CommentRow.From(change.Row).PostId); break;
                default: break;
            }
        }

        return new Announcement(created, changed);
    }
}
