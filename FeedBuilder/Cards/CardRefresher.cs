using Feed.Timelines;
using FeedBuilder.Planning;

namespace FeedBuilder.Cards;

/// <summary>Brings cards in line before anything that leads to them: what is gone first, so that readers stop showing it at once.</summary>
internal sealed class CardRefresher(ICardWriter cards, ICounterWriter counters, ITimelineWriter timelines)
{
    // One statement loads so many; a bulk load has many more.
    private const int Chunk = 2_000;

    /// <summary>Writes tombstones and cards.</summary>
    /// <returns>Those of the new and edited posts that still exist.</returns>
    public async Task<IReadOnlySet<long>> ApplyAsync(BatchPlan plan, CancellationToken cancellationToken)
    {
        await Task.WhenAll(BuryAsync(plan, cancellationToken), cards.ForgetLikesAsync(plan.Likers, cancellationToken));
        foreach (var ids in plan.ChangedUsers.Chunk(Chunk)) await cards.RefreshUsersAsync(plan.Epoch, ids, cancellationToken);

        var existing = new HashSet<long>();
        var added = plan.CreatedPosts.Select(post => post.Id).Except(plan.EditedPosts);
        foreach (var ids in added.Chunk(Chunk)) existing.UnionWith(await cards.AddPostsAsync(plan.Epoch, ids, cancellationToken));
        foreach (var ids in plan.EditedPosts.Chunk(Chunk)) existing.UnionWith(await cards.RefreshPostsAsync(plan.Epoch, ids, cancellationToken));
        return existing;
    }

    private async Task BuryAsync(BatchPlan plan, CancellationToken cancellationToken)
    {
        await cards.BuryUsersAsync(plan.Epoch, plan.DeletedUsers, cancellationToken);
        foreach (var posts in plan.DeletedPosts.Select(post => post.Id).Chunk(Chunk))
        {
            await cards.BuryPostsAsync(plan.Epoch, posts, cancellationToken);
            await counters.ForgetAsync(posts, cancellationToken);
        }

        await counters.ForgetAsync(plan.DeletedUsers, cancellationToken);
        await timelines.ForgetAsync(plan.DeletedUsers, cancellationToken);
    }
}
