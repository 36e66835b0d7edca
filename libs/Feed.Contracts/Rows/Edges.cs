namespace Feed.Contracts;

/// <summary>A row of <c>follows</c>.</summary>
/// <param name="FollowerId">Who follows.</param>
/// <param name="FolloweeId">Who is followed.</param>
public readonly record struct FollowRow(long FollowerId, long FolloweeId)
{
    /// <summary>Reads the row; all of it is key, so deletes carry it too.</summary>
    public static FollowRow From(ChangeRow row) => new(row.Int64("follower_id"), row.Int64("followee_id"));
}

/// <summary>A row of <c>blocks</c>.</summary>
/// <param name="BlockerId">Who blocks.</param>
/// <param name="BlockedId">Who is blocked.</param>
public readonly record struct BlockRow(long BlockerId, long BlockedId)
{
    /// <summary>Reads the row; all of it is key, so deletes carry it too.</summary>
    public static BlockRow From(ChangeRow row) => new(row.Int64("blocker_id"), row.Int64("blocked_id"));
}

/// <summary>A row of <c>likes</c>.</summary>
/// <param name="PostId">The post.</param>
/// <param name="UserId">Who likes it.</param>
public readonly record struct LikeRow(long PostId, long UserId)
{
    /// <summary>Reads the row; all of it is key, so deletes carry it too.</summary>
    public static LikeRow From(ChangeRow row) => new(row.Int64("post_id"), row.Int64("user_id"));
}

/// <summary>The part of a row of <c>comments</c> that projections need; deletes carry it too.</summary>
/// <param name="Id">The comment.</param>
/// <param name="PostId">The post that it belongs to.</param>
public readonly record struct CommentRow(long Id, long PostId)
{
    /// <summary>Reads the row.</summary>
    public static CommentRow From(ChangeRow row) => new(row.Int64("id"), row.Int64("post_id"));
}
