namespace Feed.Verification;

/// <summary>What there is to compare, for some users, posts and words.</summary>
internal sealed class CheckList(IReadModel expected, IReadModel actual, int limit)
{
    /// <summary>Everything about one user: the feed as its owner, the rest as another viewer.</summary>
    public IEnumerable<Check> OfUser(long user, long viewer) =>
    [
        Lists($"feed of {user}", (model, stop) => model.FeedAsync(user, stop)),
        Lists($"user {user} seen by {viewer}", (model, stop) => model.UserAsync(user, viewer, stop)),
        Lists($"posts of {user} seen by {viewer}", (model, stop) => model.PostsAsync(user, viewer, limit, stop)),
        Lists($"followers of {user} seen by {viewer}", (model, stop) => model.FollowersAsync(user, viewer, limit, stop)),
        Lists($"following of {user} seen by {viewer}", (model, stop) => model.FollowingAsync(user, viewer, limit, stop)),
    ];

    public Check OfComments(long post) => Lists($"comments of {post}", (model, stop) => model.CommentsAsync(post, limit, stop));

    public Check OfSearch(string word) => new($"search for {word}", async cancellationToken =>
        SearchComparison.Of(
            await expected.SearchAsync(word, limit, cancellationToken),
            await actual.SearchAsync(word, limit, cancellationToken),
            limit));

    private Check Lists<T>(string subject, Func<IReadModel, CancellationToken, Task<IReadOnlyList<T>>> read)
        where T : IView => Check.Lists(subject, expected, actual, read);
}
