using Feed.Contracts;
using Feed.Search.Tests.Contract;

namespace Feed.Search.Tests.Indexing;

/// <summary>Makes changes as the stream delivers them.</summary>
internal static class Changes
{
    private static readonly TableShape Posts = new(Tables.Posts, ["id", "author_id", "text", "image_url", "edited_at", "traceparent", "created_at"]);
    private static readonly TableShape Users = new(Tables.Users, ["id", "handle", "display_name", "traceparent", "created_at"]);
    private static readonly TableShape Follows = new(Tables.Follows, ["follower_id", "followee_id", "traceparent"]);

    /// <summary>A created, updated or snapshot row of posts.</summary>
    public static Change Post(long id, string? text, ulong lsn, ChangeOp op = ChangeOp.Create, long epoch = 1, DateTimeOffset? at = null) =>
        Of(op, new ChangeRow(Posts, [FeedId.Format(id), "1", text ?? ChangeRow.Unavailable, null, null, null, null]), lsn, epoch, at);

    /// <summary>A deleted post; the source tells the replica identity only.</summary>
    public static Change PostDeleted(long id, ulong lsn, long epoch = 1, DateTimeOffset? at = null)
    {
        var unknown = ChangeRow.Unavailable;
        return Of(ChangeOp.Delete, new ChangeRow(Posts, [FeedId.Format(id), "1", unknown, unknown, unknown, unknown, unknown]), lsn, epoch, at);
    }

    public static Change User(long id, string handle, string displayName, ulong lsn, ChangeOp op = ChangeOp.Create, long epoch = 1, DateTimeOffset? at = null) =>
        Of(op, new ChangeRow(Users, [FeedId.Format(id), handle, displayName, null, null]), lsn, epoch, at);

    public static Change UserDeleted(long id, ulong lsn, long epoch = 1, DateTimeOffset? at = null)
    {
        var unknown = ChangeRow.Unavailable;
        return Of(ChangeOp.Delete, new ChangeRow(Users, [FeedId.Format(id), unknown, unknown, unknown, unknown]), lsn, epoch, at);
    }

    public static Change Follow(long follower, long followee, ulong lsn) =>
        Of(ChangeOp.Create, new ChangeRow(Follows, [FeedId.Format(follower), FeedId.Format(followee), null]), lsn, 1, null);

    private static Change Of(ChangeOp op, ChangeRow row, ulong lsn, long epoch, DateTimeOffset? at) => new(
        row.Shape.Table,
        op,
        op == ChangeOp.Delete ? row : null,
        op == ChangeOp.Delete ? null : row,
        new ChangePosition(epoch, lsn + 10, lsn, op == ChangeOp.Read ? 0 : 1),
        Xid: lsn,
        at ?? SearchEngine.Now);
}
