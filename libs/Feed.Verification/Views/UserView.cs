using System.Globalization;

namespace Feed.Verification;

/// <summary>A user as one viewer is shown them.</summary>
/// <param name="Id">The user.</param>
/// <param name="Handle">Handle as written at sign-up.</param>
/// <param name="DisplayName">Shown name.</param>
/// <param name="CreatedAt">When they signed up.</param>
/// <param name="PostCount">Number of posts.</param>
/// <param name="FollowerCount">How many follow them.</param>
/// <param name="FollowingCount">How many they follow.</param>
/// <param name="FollowedByMe">Whether the viewer follows them.</param>
public sealed record UserView(
    long Id,
    string Handle,
    string DisplayName,
    DateTimeOffset CreatedAt,
    long PostCount,
    long FollowerCount,
    long FollowingCount,
    bool? FollowedByMe) : IView
{
    /// <inheritdoc />
    public IEnumerable<(string Name, string? Value)> Fields =>
    [
        ("handle", Handle),
        ("displayName", DisplayName),
        ("createdAt", CreatedAt.ToString("O")),
        ("postCount", PostCount.ToString(CultureInfo.InvariantCulture)),
        ("followerCount", FollowerCount.ToString(CultureInfo.InvariantCulture)),
        ("followingCount", FollowingCount.ToString(CultureInfo.InvariantCulture)),
        ("followedByMe", FollowedByMe?.ToString()),
    ];
}
