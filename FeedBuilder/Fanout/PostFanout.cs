using Feed.Timelines;
using FeedBuilder.Planning;
using FeedBuilder.Telemetry;

namespace FeedBuilder.Fanout;

/// <summary>
/// Brings new posts to, and takes deleted ones from, the timelines that Redis holds: the author's, then the author's own feed and those of all
/// followers. Done again in full at every replay.
/// </summary>
internal sealed class PostFanout(ITimelineWriter timelines, ViewerPages pages, FanoutTelemetry telemetry)
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
            .GroupBy(post => post.AuthorId, post => post.Id)
            .Where(author => !plan.DeletedUsers.Contains(author.Key))
            .ToDictionary(author => author.Key, author => author.OrderDescending().Take(2 * timelines.Capacity).ToArray());
        if (posts.Count == 0) return;
        await Task.WhenAll(posts.Select(author => timelines.RemoveFromAuthorAsync(plan.Epoch, author.Key, author.Value, cancellationToken)));
        await using var viewers = new Viewers(pages, posts.Keys, cancellationToken);
        await EachAsync(
            viewers, (page, token) => timelines.RemoveAsync(plan.Epoch, posts[page.AuthorId], page.Viewers, token), cancellationToken);
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
        var posts = created.GroupBy(post => post.AuthorId).ToDictionary(
            author => author.Key,
            author => AuthorPosts.Newest(author.Key, author.Select(post => new NewPost(post.Id, post.Xid)), timelines.Capacity));

        await Task.WhenAll(posts.Values.Select(some => timelines.PushToAuthorAsync(plan.Epoch, some, cancellationToken)));
        await EachAsync(viewers, async (page, token) =>
        {
            if (posts.TryGetValue(page.AuthorId, out var some)) measured.Delivered(await timelines.PushAsync(plan.Epoch, some, page.Viewers, token));
        }, cancellationToken);
        measured.Completed();
    }

    private static Task EachAsync(Viewers viewers, Func<ViewerPage, CancellationToken, Task> handle, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            viewers.ReadAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken },
            async (page, token) => await handle(page, token));
}
