using System.Globalization;

namespace Feed.Verification;

/// <summary>A post as one viewer is shown it.</summary>
/// <param name="Id">The post.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="AuthorHandle">The author's handle.</param>
/// <param name="AuthorDisplayName">The author's shown name.</param>
/// <param name="Text">The text.</param>
/// <param name="ImageUrl">Address of the picture, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EditedAt">When it was last edited, or null.</param>
/// <param name="LikeCount">Number of likes.</param>
/// <param name="CommentCount">Number of comments.</param>
/// <param name="LikedByMe">Whether the viewer likes it.</param>
public sealed record PostView(
    long Id,
    long AuthorId,
    string AuthorHandle,
    string AuthorDisplayName,
    string Text,
    string? ImageUrl,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    long LikeCount,
    long CommentCount,
    bool? LikedByMe) : IView
{
    /// <inheritdoc />
    public IEnumerable<(string Name, string? Value)> Fields =>
    [
        ("author.id", AuthorId.ToString(CultureInfo.InvariantCulture)),
        ("author.handle", AuthorHandle),
        ("author.displayName", AuthorDisplayName),
        ("text", Text),
        ("imageUrl", ImageUrl),
        ("createdAt", CreatedAt.ToString("O")),
        ("editedAt", EditedAt?.ToString("O")),
        ("likeCount", LikeCount.ToString(CultureInfo.InvariantCulture)),
        ("commentCount", CommentCount.ToString(CultureInfo.InvariantCulture)),
        ("likedByMe", LikedByMe?.ToString()),
    ];
}
