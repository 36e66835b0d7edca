namespace Feed.Timelines;

/// <summary>
/// Keeps the timelines that Redis holds in step. One that it does not hold stays missing: readers build it when they need it. Every call may be
/// repeated, come late, or come out of order.
/// </summary>
public interface ITimelineWriter
{
    /// <summary>How many entries a timeline holds.</summary>
    int Capacity { get; }

    /// <summary>Adds new posts, visible by now, to their authors' timelines.</summary>
    Task PushToAuthorsAsync(long epoch, IReadOnlyCollection<AuthorPosts> posts, CancellationToken cancellationToken);

    /// <summary>
    /// Leaves those out who certainly have no feed: one that is begun later has whatever is visible by now. Of a few users it is not worth asking.
    /// </summary>
    Task<IReadOnlySet<long>> WithFeedsAsync(IReadOnlyCollection<long> users, CancellationToken cancellationToken);

    /// <summary>Adds new posts of one author to home feeds.</summary>
    /// <param name="epoch">The epoch of the change.</param>
    /// <param name="posts">The posts; all visible before the viewers were listed.</param>
    /// <param name="viewers">Whose feeds: followers who are not blocked, or the author.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many entries were added.</returns>
    Task<long> PushAsync(long epoch, AuthorPosts posts, IReadOnlyCollection<long> viewers, CancellationToken cancellationToken);

    /// <summary>Removes deleted posts from their author's timeline.</summary>
    Task RemoveFromAuthorAsync(long epoch, long authorId, IReadOnlyCollection<long> postIds, CancellationToken cancellationToken);

    /// <summary>Removes deleted posts from home feeds.</summary>
    Task RemoveAsync(long epoch, IReadOnlyCollection<long> postIds, IReadOnlyCollection<long> viewers, CancellationToken cancellationToken);

    /// <summary>Which viewers have a feed, and an id below all of its entries down to which it is complete, but for one perhaps (0: all of it).</summary>
    Task<IReadOnlyDictionary<long, long>> FloorsAsync(long epoch, IReadOnlyCollection<long> viewers, CancellationToken cancellationToken);

    /// <summary>Brings feeds in line with edges that changed.</summary>
    Task SettleAsync(long epoch, IEnumerable<SettledEdge> edges, CancellationToken cancellationToken);

    /// <summary>Brings feeds, of whatever epoch, in line with one author, who stands alike to all of these viewers.</summary>
    Task SettleAsync(IReadOnlyCollection<long> viewers, SettledEdge edge, CancellationToken cancellationToken);

    /// <summary>Forgets home feeds; the next reader of each builds it anew.</summary>
    Task DropAsync(IEnumerable<long> viewers, CancellationToken cancellationToken);

    /// <summary>Forgets all timelines of deleted users.</summary>
    Task ForgetAsync(IEnumerable<long> users, CancellationToken cancellationToken);
}
