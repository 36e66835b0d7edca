using System.Collections.Concurrent;
using Feed.Timelines;
using FeedBuilder.Planning;
using FeedBuilder.Telemetry;

namespace FeedBuilder.Fanout;

/// <summary>
/// Brings new posts to, and takes deleted ones from, the timelines that Redis holds: the author's, then the author's own feed and those of the first
/// page of followers; the others are left to <see cref="BigFanouts"/>. Done again in full at every replay.
/// </summary>
internal sealed class PostFanout(
    ITimelineWriter timelines, IFanoutJobs jobs, ViewerPages pages, Celebrities celebrities, FanoutTelemetry telemetry)
{
    private const int Lanes = 4;

    /// <summary>Begins to list in whose feeds a batch's new posts belong. The batch must be visible.</summary>
    public Viewers List(BatchPlan plan, CancellationToken cancellationToken) =>
        new(pages, plan.CreatedPosts.Select(post => post.AuthorId).Distinct(), cancellationToken);

    /// <summary>Removes deleted posts. Readers have stopped showing them already; this keeps timelines from filling with what is gone.</summary>
    public async Task RemoveAsync(BatchPlan plan, CancellationToken cancellationToken)
    {
        // Of a timeline's entries those of one author are the author's newest, so more than it can hold need not be looked for.
        var posts = plan.DeletedPosts
            .Where(post => !plan.DeletedUsers.Contains(post.AuthorId))
            .GroupBy(post => post.AuthorId)
            .ToDictionary(author => author.Key, author => AuthorPosts.Newest(
                author.Key, author.Select(post => new NewPost(post.Id, 0)), 2 * timelines.Capacity));
        if (posts.Count == 0) return;
        await Task.WhenAll(posts.Values.Select(some => timelines.RemoveFromAuthorAsync(plan.Epoch, some.AuthorId, some.Ids, cancellationToken)));
        await using var viewers = new Viewers(pages, posts.Keys, cancellationToken);
        await EachAsync(viewers, async (page, token) =>
        {
            var some = posts[page.AuthorId];
            await timelines.RemoveAsync(plan.Epoch, some.Ids, page.Viewers, token);
            await RepeatCrossingAsync(plan, some, page, token);
            if (page.HasMore) await jobs.AddAsync(Job(plan, some, FanoutKind.Remove, page, DateTimeOffset.UnixEpoch), token);
        }, cancellationToken);
    }

    /// <summary>Adds new posts.</summary>
    /// <param name="plan">The batch.</param>
    /// <param name="existing">Posts that still exist: the others have been deleted since.</param>
    /// <param name="viewers">In whose feeds they belong.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task PushAsync(BatchPlan plan, IReadOnlySet<long> existing, Viewers viewers, CancellationToken cancellationToken)
    {
        CreatedPost[] created = [.. plan.CreatedPosts.Where(post => existing.Contains(post.Id))];
        if (created.Length == 0) return;
        using var measured = telemetry.FanningOut(created);
        var (authors, big) = (created.ToLookup(post => post.AuthorId), new ConcurrentDictionary<long, bool>());
        var posts = authors.ToDictionary(
            author => author.Key,
            author => AuthorPosts.Newest(author.Key, author.Select(post => new NewPost(post.Id, post.Xid)), timelines.Capacity));

        await timelines.PushToAuthorsAsync(plan.Epoch, posts.Values, cancellationToken);
        var withFeeds = await timelines.WithFeedsAsync(posts.Keys, cancellationToken);
        await EachAsync(viewers, async (page, token) =>
        {
            if (!posts.TryGetValue(page.AuthorId, out var some)) return;
            var listed = await CrossAsync(some, page, token);
            if (listed.Viewers.Length > 1 || withFeeds.Contains(page.AuthorId))
                measured.Delivered(await timelines.PushAsync(plan.Epoch, some, listed.Viewers, token));
            if (listed.Crossing is not null) await FollowUpAsync(plan, some, listed, token);
            if (!listed.HasMore) return;
            big[page.AuthorId] = true;
            await jobs.AddAsync(Job(plan, some, FanoutKind.Push, listed, authors[page.AuthorId].Max(post => post.CommittedAt)), token);
        }, cancellationToken);
        measured.Completed(post => !big.ContainsKey(post.AuthorId));
    }

    // Of authors who have crossed, or do now, only their own feeds are written to.
    private async Task<ViewerPage> CrossAsync(AuthorPosts posts, ViewerPage page, CancellationToken cancellationToken)
    {
        var crossing = page.Crossing is not { Pulled: true } && celebrities.IsReachedBy(page.Viewers.Length - 1)
            ? await celebrities.RaiseAsync(page.AuthorId, posts.Posts[0].Id, cancellationToken)
            : page.Crossing;
        return crossing is null ? page : new ViewerPage(page.AuthorId, [page.AuthorId], HasMore: false, crossing);
    }

    private async Task FollowUpAsync(BatchPlan plan, AuthorPosts posts, ViewerPage page, CancellationToken cancellationToken)
    {
        if (page.Crossing is { Pulled: true }) await jobs.AddAsync(Job(plan, posts, FanoutKind.Count, page, DateTimeOffset.UnixEpoch), cancellationToken);
        else await jobs.AddAsync(page.Crossing!.Settlement(plan.Epoch, posts), cancellationToken);
        await RepeatCrossingAsync(plan, posts, page, cancellationToken);
    }

    // What followed from a crossing is as durable as its post's fan-out would be, so its post repeats it; if that is gone, the post's removal does.
    private async Task RepeatCrossingAsync(BatchPlan plan, AuthorPosts posts, ViewerPage page, CancellationToken cancellationToken)
    {
        if (page.Crossing is not { } crossing) return;
        if (plan.CreatedPosts.Any(post => post.Id == crossing.PostId) || plan.DeletedPosts.Any(post => post.Id == crossing.PostId))
            await jobs.AddAsync(crossing.Settlement(plan.Epoch, posts), cancellationToken);
    }

    private static FanoutJob Job(BatchPlan plan, AuthorPosts posts, FanoutKind kind, ViewerPage page, DateTimeOffset committed) =>
        new(plan.Epoch, posts, kind, page.Viewers[^1], committed, page.Viewers.Length - 1);

    private static Task EachAsync(Viewers viewers, Func<ViewerPage, CancellationToken, Task> handle, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            viewers.ReadAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken },
            async (page, token) => await handle(page, token));
}
