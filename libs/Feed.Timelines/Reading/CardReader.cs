namespace Feed.Timelines;

/// <inheritdoc cref="ICardReader"/>
internal sealed class CardReader(CardSource source) : ICardReader
{
    public async Task<IReadOnlyDictionary<long, PostCard>> GetPostsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await source.PostsAsync([.. ids.Distinct()], cancellationToken)).ToDictionary(card => card.Id);

    public async Task<IReadOnlyDictionary<long, UserCard>> GetUsersAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await source.UsersAsync([.. ids.Distinct()], cancellationToken)).ToDictionary(card => card.Id);

    public async Task<IReadOnlyDictionary<long, PostCounts>> GetPostCountsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await source.PostCountsAsync([.. ids.Distinct()], cancellationToken)).ToDictionary(row => row.Id, row => new PostCounts(row.Values[0], row.Values[1]));

    public async Task<IReadOnlyDictionary<long, UserCounts>> GetUserCountsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await source.UserCountsAsync([.. ids.Distinct()], cancellationToken))
            .ToDictionary(row => row.Id, row => new UserCounts(row.Values[0], row.Values[1], row.Values[2]));
}
