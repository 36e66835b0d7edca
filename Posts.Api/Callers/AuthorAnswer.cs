using Feed.Contracts;

namespace Posts.Api.Callers;

/// <summary>Who wrote a thing, as answers show it.</summary>
internal sealed record AuthorAnswer(string Id, string Handle, string DisplayName)
{
    public static AuthorAnswer Of(Caller caller) => new(FeedId.Format(caller.Id), caller.Handle, caller.DisplayName);
}
