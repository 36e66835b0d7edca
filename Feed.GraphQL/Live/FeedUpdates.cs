using System.Runtime.CompilerServices;

namespace Feed.GraphQL.Live;

/// <summary>The new posts of one viewer's feed: first those that a returning subscriber has missed, then those that come.</summary>
internal sealed class FeedUpdates(LiveFeeds feeds, PostLogReader log, FeedDelivery delivery, TimeProvider time)
{
    private const int Page = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Reads on after a position, or from now on.</summary>
    /// <exception cref="GraphQLException">The log does not reach back to the position, or the subscriber was too slow.</exception>
    /// <exception cref="TimeoutException">The log cannot be reached.</exception>
    public async IAsyncEnumerable<DeliveredPost> ReadAsync(
        long viewerId, LogPosition? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var subscriber = feeds.Subscribe(viewerId);
        var joined = await subscriber.Joined.WaitAsync(Patience, time, cancellationToken);
        if (after < joined)
        {
            await foreach (var post in MissedAsync(viewerId, after.Value, joined, cancellationToken)) yield return post;
        }

        await foreach (var post in subscriber.ReadAsync(cancellationToken))
        {
            // Another process may have been ahead of this one.
            if (after is null || post.Position > after) yield return post;
        }
    }

    private async IAsyncEnumerable<DeliveredPost> MissedAsync(
        long viewerId, LogPosition after, LogPosition to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var position = after; position < to;)
        {
            var entries = await log.ReadAsync(position, to, Page, cancellationToken);
            // Asked afterwards: the log may have been cut while it was read.
            if (!await log.ReachesBackToAsync(position, cancellationToken)) throw Errors.CursorExpired();
            foreach (var (post, _) in await delivery.PlanAsync(entries, [viewerId], cancellationToken)) yield return post;
            position = entries.Count > 0 ? entries[^1].Position : to;
        }
    }
}
