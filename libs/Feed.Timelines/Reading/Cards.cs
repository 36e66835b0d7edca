using Feed.Contracts;

namespace Feed.Timelines;

/// <summary>What a reader is shown of a post. Its time is the id's.</summary>
/// <param name="Id">The post.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Text">The text.</param>
/// <param name="ImageUrl">Address of the picture, or null.</param>
/// <param name="EditedAt">When it was last edited, or null.</param>
public sealed record PostCard(long Id, long AuthorId, string Text, string? ImageUrl, DateTimeOffset? EditedAt)
{
    /// <summary>When the post was made.</summary>
    public DateTimeOffset CreatedAt => FeedId.CreatedAt(Id);
}

/// <summary>What a reader is shown of a user.</summary>
/// <param name="Id">The user.</param>
/// <param name="Handle">Unique whatever its case.</param>
/// <param name="DisplayName">Shown name.</param>
public sealed record UserCard(long Id, string Handle, string DisplayName)
{
    /// <summary>When the user signed up.</summary>
    public DateTimeOffset CreatedAt => FeedId.CreatedAt(Id);
}

/// <summary>Counters of a post.</summary>
/// <param name="Likes">Number of likes.</param>
/// <param name="Comments">Number of comments.</param>
public readonly record struct PostCounts(long Likes, long Comments);

/// <summary>Counters of a user.</summary>
/// <param name="Posts">Number of posts.</param>
/// <param name="Followers">How many follow this user.</param>
/// <param name="Following">How many this user follows.</param>
public readonly record struct UserCounts(long Posts, long Followers, long Following);
