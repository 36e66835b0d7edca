using Feed.Contracts;

namespace Posts.Api.Accounts;

/// <summary>A user as others see it.</summary>
internal sealed record UserAnswer(string Id, string Handle, string DisplayName, DateTimeOffset CreatedAt)
{
    public static UserAnswer Of(long id, string handle, string displayName) =>
        new(FeedId.Format(id), handle, displayName, FeedId.CreatedAt(id));
}
