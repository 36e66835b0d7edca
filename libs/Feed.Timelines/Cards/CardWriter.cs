namespace Feed.Timelines;

/// <inheritdoc cref="ICardWriter"/>
internal sealed class CardWriter(CardCache<PostCard> posts, CardCache<UserCard> users, CardCache<LikedPosts> likes) : ICardWriter
{
    public async Task<IReadOnlyCollection<long>> RefreshPostsAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await posts.RefreshAsync(epoch, [.. ids], cancellationToken)).Keys;

    public async Task<IReadOnlyCollection<long>> AddPostsAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await posts.AddAsync(epoch, [.. ids], cancellationToken)).Keys;

    public Task RefreshUsersAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        users.RefreshAsync(epoch, [.. ids], cancellationToken);

    public Task BuryPostsAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        posts.BuryAsync(epoch, ids, cancellationToken);

    public Task ForgetLikesAsync(IReadOnlyCollection<long> userIds, CancellationToken cancellationToken) => likes.ForgetAsync(userIds, cancellationToken);

    public Task BuryUsersAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        users.BuryAsync(epoch, ids, cancellationToken);
}
