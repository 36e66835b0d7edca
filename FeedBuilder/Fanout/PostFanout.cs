using Feed.Timelines;
using FeedBuilder.Planning;
using FeedBuilder.Telemetry;

namespace FeedBuilder.Fanout;

/// <summary>
/// Brings new posts to, and takes deleted ones from, the timelines that Redis holds: the author's, then the author's own feed and those of all
/// followers. Done again in full at every replay.
/// </summary>
internal sealed class PostFanout(ITimelineWriter timelines, FollowerPages followers, FanoutTelemetry telemetry)
{
    private const int Lanes = 4;

    /// <summary>Removes deleted posts. Readers have stopped showing them already; this keeps timelines from filling with what is gone.</summary>
    public async Task RemoveAsync(BatchPlan plan, CancellationToken cancellationToken)
    {
        // Of a timeline's entries those of one author are the author's newest, so more than it can hold need not be looked for.
        var posts = plan.DeletedPosts
            .GroupBy(post => post.AuthorId, post => post.Id)
            .Where(author => !plan.DeletedUsers.Contains(author.Key))
            .ToDictionary(author => author.Key, author => author.OrderDescending().Take(2 * timelines.Capacity).ToArray());
        await Task.WhenAll(posts.Select(author => timelines.RemoveFromAuthorAsync(plan.Epoch, author.Key, author.Value, cancellationToken)));
        await EachAsync(
            posts.Keys, (page, token) => timelines.RemoveAsync(plan.Epoch, posts[page.AuthorId], page.Followers, token), cancellationToken);
    }

    /// <summary>Adds new posts.</summary>
    /// <param name="plan">The batch.</param>
    /// <param name="existing">Posts that still exist: the others have been deleted since.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task PushAsync(BatchPlan plan, IReadOnlySet<long> existing, CancellationToken cancellationToken)
    {
        CreatedPost[] created = [.. plan.CreatedPosts.Where(post => existing.Contains(post.Id))];
        if (created.Length == 0) return;
        using var measured = telemetry.FanningOut(created);
        var posts = created.GroupBy(post => post.AuthorId).ToDictionary(
            author => author.Key,
            author => AuthorPosts.Newest(author.Key, author.Select(post => new NewPost(post.Id, post.Xid)), timelines.Capacity));

        await Task.WhenAll(posts.Values.Select(some => timelines.PushToAuthorAsync(plan.Epoch, some, cancellationToken)));
        await EachAsync(
            posts.Keys,
            async (page, token) => measured.Delivered(await timelines.PushAsync(plan.Epoch, posts[page.AuthorId], page.Followers, token)),
            cancellationToken);
        measured.Completed();
    }

    private Task EachAsync(IReadOnlyCollection<long> authors, Func<FollowerPage, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var own = authors.Select(author => new FollowerPage(author, [author])).ToAsyncEnumerable();
        return Parallel.ForEachAsync(
            own.Concat(followers.ReadAsync(authors, cancellationToken)),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken },
            async (page, token) => await handle(page, token));
    }
}
