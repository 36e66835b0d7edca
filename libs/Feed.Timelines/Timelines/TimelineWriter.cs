using Microsoft.Extensions.Options;

namespace Feed.Timelines;

/// <inheritdoc cref="ITimelineWriter"/>
internal sealed class TimelineWriter(TimelineStore store, IOptions<TimelineOptions> options) : ITimelineWriter
{
    public int Capacity => options.Value.Held;

    public async Task PushToAuthorsAsync(long epoch, IReadOnlyCollection<AuthorPosts> posts, CancellationToken cancellationToken)
    {
        var held = await store.ExistingAsync(TimelineKind.Author, [.. posts.Select(some => some.AuthorId)], cancellationToken);
        await Task.WhenAll(posts.Where(some => held.Contains(some.AuthorId)).Select(some => store.PushToAuthorAsync(epoch, some, cancellationToken)));
    }

    public async Task<IReadOnlySet<long>> WithFeedsAsync(IReadOnlyCollection<long> users, CancellationToken cancellationToken) =>
        await store.ExistingAsync(TimelineKind.Feed, users, cancellationToken);

    public Task<long> PushAsync(long epoch, AuthorPosts posts, IReadOnlyCollection<long> viewers, CancellationToken cancellationToken) =>
        store.PushAsync(viewers, epoch, posts, cancellationToken);

    public Task RemoveFromAuthorAsync(long epoch, long authorId, IReadOnlyCollection<long> postIds, CancellationToken cancellationToken) =>
        store.RemoveAsync(TimelineId.Author(authorId), epoch, postIds, cancellationToken);

    public Task RemoveAsync(
        long epoch, IReadOnlyCollection<long> postIds, IReadOnlyCollection<long> viewers, CancellationToken cancellationToken) =>
        Task.WhenAll(viewers.Select(viewer => store.RemoveAsync(TimelineId.Feed(viewer), epoch, postIds, cancellationToken)));

    public async Task<IReadOnlyDictionary<long, long>> FloorsAsync(
        long epoch, IReadOnlyCollection<long> viewers, CancellationToken cancellationToken)
    {
        var floors = await Task.WhenAll(viewers.Select(viewer => store.FloorAsync(TimelineId.Feed(viewer), epoch, cancellationToken)));
        return viewers.Zip(floors).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!.Value);
    }

    public Task SettleAsync(long epoch, IEnumerable<SettledEdge> edges, CancellationToken cancellationToken) =>
        Task.WhenAll(edges.Select(edge => store.SettleAsync([edge.ViewerId], epoch, edge, cancellationToken)));

    public Task SettleAsync(IReadOnlyCollection<long> viewers, SettledEdge edge, CancellationToken cancellationToken) =>
        store.SettleAsync(viewers, epoch: null, edge, cancellationToken);

    public Task DropAsync(IEnumerable<long> viewers, CancellationToken cancellationToken) =>
        Task.WhenAll(viewers.Select(viewer => store.DropAsync(TimelineId.Feed(viewer), cancellationToken)));

    public Task ForgetAsync(IEnumerable<long> users, CancellationToken cancellationToken) =>
        Task.WhenAll(users.SelectMany(user => new[] { TimelineId.Feed(user), TimelineId.Author(user) })
            .Select(timeline => store.DropAsync(timeline, cancellationToken)));
}
